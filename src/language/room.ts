/** What is used of the host's WebAssembly. It may be missing, or forbidden by the policy of the site. */
interface WebAssemblyLike {
  Memory: new (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer }
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object
  Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> }
}
export const webAssembly = (globalThis as { WebAssembly?: unknown }).WebAssembly as WebAssemblyLike | undefined

/** Pages of 64 kB: room for some ten thousand tapes. They are never more, so that a window on them stays good. */
const PAGES = 256
const BYTES_OF_PAGE = 0x10000
const BYTES_OF_NUMBER = 8

/** The one memory that machine code works on; undefined where there is none to be had. */
export const sharedMemory = createMemory()

function createMemory() {
  try {
    return webAssembly && new webAssembly.Memory({ initial: PAGES, maximum: PAGES })
  } catch {
    return undefined
  }
}

/** Addresses of rooms for 2^rank numbers that nobody looks at any more, by rank; and where nobody has been yet. */
const left: number[][] = []
let untouched = 0
const leavers = new FinalizationRegistry(({ rank, address }: { rank: number; address: number }) => {
  left[rank]?.push(address)
})

/**
 * Zeros for a tape to work on: in the memory that machine code shares as long as there is room, otherwise by themselves. The room
 * is given to another one when what is returned has been collected.
 */
export function roomFor(size: number): Float64Array<ArrayBuffer> {
  const rank = 32 - Math.clz32(Math.max(size, 1) - 1)
  const address = sharedMemory && ((left[rank] ??= []).pop() ?? newAddress(BYTES_OF_NUMBER << rank))
  if (sharedMemory === undefined || address === undefined) return new Float64Array(size)
  const numbers = new Float64Array(sharedMemory.buffer, address, size).fill(0)
  leavers.register(numbers, { rank, address })
  return numbers
}

function newAddress(bytes: number): number | undefined {
  if (untouched + bytes > PAGES * BYTES_OF_PAGE) return undefined
  untouched += bytes
  return untouched - bytes
}
