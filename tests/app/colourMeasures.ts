/** How colours are seen: luminance, contrast, and distance in OKLab, with colour vision deficiencies and light in the room. */

type Vector = readonly [number, number, number]
type Matrix = readonly [Vector, Vector, Vector]

const product = (matrix: Matrix, [x, y, z]: Vector): Vector =>
  matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Vector
const within = (value: number) => Math.min(1, Math.max(0, value))

/** sRGB `#rrggbb` as linear light, 0 to 1 (IEC 61966-2-1). */
export function linear(hex: string): Vector {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`${hex} is not #rrggbb`)
  const channels = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
  return channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as unknown as Vector
}

const luminance = (hex: string): number => {
  const [r, g, b] = linear(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** The ratio of two luminances when `light`, a share of white's, falls on both. WCAG 2 takes 0.05. */
export function contrast(one: string, other: string, light = 0.05): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright + light) / (dark + light)
}

/** Linear light as it is seen with one kind of cones missing: Machado, Oliveira & Fernandes 2009, severity 1. */
export const VISIONS = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>

export type Vision = keyof typeof VISIONS

/** OKLab (Ottosson 2020) of linear light. */
function oklab(light: Vector): Vector {
  const cones = product(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    light,
  )
  return product(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones.map(Math.cbrt) as unknown as Vector,
  )
}

/** The least OKLab distance, times 100, between any two of the colours; with light in the room both lose. */
export function leastDistance(colours: readonly string[], vision: Vision, light = 0): number {
  const seen = colours.map((hex) => {
    const cones = product(VISIONS[vision], linear(hex)).map((value) => (within(value) + light) / (1 + light))
    return oklab(cones as unknown as Vector)
  })
  const distances = seen.flatMap((one, i) =>
    seen.slice(i + 1).map((other) => 100 * Math.hypot(...one.map((value, k) => value - (other[k] ?? NaN)))),
  )
  return Math.min(...distances)
}
