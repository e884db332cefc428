/**
 * The surface seen from the side, in parallel projection: a length on the ground keeps its length wherever it lies, and from
 * above the picture is the flat one, pixel by pixel. World coordinates are the flat picture's pixels: x to the right and y up
 * from its middle, z the height above its ground.
 */
import type { Relief } from '../../store/types.ts'
import type { Frame } from '../surface/geometry.ts'

export type Point = readonly [x: number, y: number, z: number]

/** The box round the relief, standing on z = 0. */
export interface Box {
  width: number
  depth: number
  height: number
}

/** Half as high as the picture's shorter side. */
export const boxOf = ({ width, height }: Frame): Box => ({
  width,
  depth: height,
  height: 0.5 * Math.min(width, height),
})

export interface Camera {
  sinA: number
  cosA: number
  sinE: number
  cosE: number
  /** Screen pixels for a unit of the world, and the pixel of the ground's middle. */
  scale: number
  X: number
  Y: number
}

export const FROM_ABOVE: Relief = { azimuth: 0, elevation: 90 }
/** What is shown first: low enough for hills, high enough for what lies behind them. */
export const FROM_THE_SIDE: Relief = { azimuth: -24, elevation: 42 }

/** Room round a relief that is seen from the side, for what is written along its edges. */
const ROOM = { sides: 44, above: 24, below: 64 }
/** A narrower picture has less of it. */
const WIDE = 640
const LARGEST = 1.3

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** As large as fits into the frame; from above exactly the frame. */
export function cameraFor({ left, top, width, height }: Frame, box: Box, { azimuth, elevation }: Relief): Camera {
  const [sinA, cosA] = [Math.sin(radians(azimuth)), Math.cos(radians(azimuth))]
  const [sinE, cosE] = [Math.sin(radians(elevation)), elevation === 90 ? 0 : Math.cos(radians(elevation))]
  const across = box.width * Math.abs(cosA) + box.depth * Math.abs(sinA)
  const along = box.width * Math.abs(sinA) + box.depth * Math.abs(cosA)
  const upright = along * sinE + box.height * cosE
  const tilt = Math.min(1, 2 * Math.hypot(cosE, sinA, 1 - cosA)) * Math.min(1, width / WIDE)
  const [sides, above, below] = [ROOM.sides * tilt, ROOM.above * tilt, ROOM.below * tilt]
  const fits = [Math.max(width - 2 * sides, 40) / across, Math.max(height - above - below, 40) / upright]
  const scale = Math.min(LARGEST, ...fits)
  return {
    sinA,
    cosA,
    sinE,
    cosE,
    scale,
    X: left + width / 2,
    Y: top + above + (height - above - below) / 2 + (scale * box.height * cosE) / 2,
  }
}

export const screenX = ({ X, scale, sinA, cosA }: Camera, x: number, y: number): number =>
  X + scale * (x * cosA - y * sinA)

export const screenY = ({ Y, scale, sinA, cosA, sinE, cosE }: Camera, x: number, y: number, z: number): number =>
  Y - scale * ((x * sinA + y * cosA) * sinE + z * cosE)

export const onScreen = (camera: Camera, [x, y, z]: Point): readonly [X: number, Y: number] => [
  screenX(camera, x, y),
  screenY(camera, x, y, z),
]

/** The same for the graphics card, column after column: from the world to clip space, on a canvas of `width` by `height` pixels. */
export function matrixOf(camera: Camera, box: Box, width: number, height: number): Float32Array {
  const { sinA, cosA, sinE, cosE, scale, X, Y } = camera
  const [kx, ky] = [(2 * scale) / width, (2 * scale) / height]
  // Whatever is nearer to the eye has the smaller depth; half the box's diagonal is the furthest from its middle.
  const kd = -1 / Math.hypot(box.width, box.depth, 2 * box.height)
  return Float32Array.of(
    ...[kx * cosA, ky * sinA * sinE, kd * -sinA * cosE, 0],
    ...[-kx * sinA, ky * cosA * sinE, kd * -cosA * cosE, 0],
    ...[0, ky * cosE, kd * sinE, 0],
    ...[(2 * X) / width - 1, 1 - (2 * Y) / height, 0, 1],
  )
}

const LOWEST = 5

/** Turned by so many degrees: round and round, but never from below. */
export function turned({ azimuth, elevation }: Relief, byAzimuth: number, byElevation: number): Relief {
  return {
    azimuth: wrapped(azimuth + byAzimuth),
    elevation: Math.max(LOWEST, Math.min(90, elevation + byElevation)),
  }
}

/** Between -180 and 180. */
const wrapped = (degrees: number): number => degrees - 360 * Math.round(degrees / 360)

/** Whole degrees: to read, and to link. Adding 0 takes the sign off a rounded zero. */
export const roundedAngles = ({ azimuth, elevation }: Relief): Relief => ({
  azimuth: Math.round(azimuth) + 0,
  elevation: Math.round(elevation),
})

/** Between two views by the share `s`, the shorter way round. */
export const between = (from: Relief, to: Relief, s: number): Relief =>
  s >= 1 ? to : turned(from, s * wrapped(to.azimuth - from.azimuth), s * (to.elevation - from.elevation))
