const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

/** The checksum of a chunk: CRC-32, ISO 3309. */
function checksum(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (const byte of bytes) c = (TABLE[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

const SIGNATURE = 8
/** Length, name, width and height, five bytes, checksum. */
const HEADER = 25

/** A PNG that says how large its pixels are (chunk `pHYs`, pixels per metre): so many of them in an inch. */
export function withResolution(png: Uint8Array<ArrayBuffer>, dotsPerInch: number): Uint8Array<ArrayBuffer> {
  const perMetre = Math.round(dotsPerInch / 0.0254)
  const chunk = new Uint8Array(21)
  const data = new DataView(chunk.buffer)
  data.setUint32(0, 9)
  chunk.set(new TextEncoder().encode('pHYs'), 4)
  data.setUint32(8, perMetre)
  data.setUint32(12, perMetre)
  chunk[16] = 1
  data.setUint32(17, checksum(chunk.subarray(4, 17)))
  const at = SIGNATURE + HEADER
  const whole = new Uint8Array(png.length + chunk.length)
  whole.set(png.subarray(0, at))
  whole.set(chunk, at)
  whole.set(png.subarray(at), at + chunk.length)
  return whole
}
