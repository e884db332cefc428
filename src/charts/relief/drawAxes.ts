import { formatTick } from '../format.ts'
import type { Palette } from '../palette.ts'
import { axisTicks, type Projection } from '../surface/geometry.ts'
import { onScreen, type Box, type Camera, type Point } from './geometry.ts'
import type { HeightScale } from './height.ts'

type Context = CanvasRenderingContext2D

export interface ReliefAxes {
  camera: Camera
  box: Box
  /** Of the flat picture. */
  projection: Projection
  palette: Palette
  height: HeightScale
}

/** Of a corner or an edge of the ground: on which side of the middle, -1 or 1. */
type Side = -1 | 1

/** The sides of the ground that are nearer to the eye. */
const nearSides = ({ sinA, cosA }: Camera): { x: Side; y: Side } => ({ x: sinA >= 0 ? -1 : 1, y: cosA >= 0 ? -1 : 1 })

function polyline(context: Context, camera: Camera, points: readonly Point[]) {
  context.beginPath()
  for (const point of points) context.lineTo(...onScreen(camera, point))
  context.stroke()
}

/** What stands behind the relief: the far walls' edges, and a line round them at every height that has a number. */
export function drawBack(context: Context, { camera, box, palette, height }: ReliefAxes) {
  if (camera.cosE < 0.1) return
  const { x, y } = nearSides(camera)
  const [w, d] = [box.width / 2, box.depth / 2]
  context.lineWidth = 1
  context.setLineDash([])
  context.strokeStyle = palette.line
  for (const { share } of height.ticks) {
    const z = share * box.height
    polyline(context, camera, [
      [x * w, -y * d, z],
      [-x * w, -y * d, z],
      [-x * w, y * d, z],
    ])
  }
  context.strokeStyle = palette.line2
  for (const corner of [
    [x * w, -y * d],
    [-x * w, -y * d],
    [-x * w, y * d],
  ] as const)
    polyline(context, camera, [
      [...corner, 0],
      [...corner, box.height],
    ])
  polyline(context, camera, [
    [x * w, -y * d, box.height],
    [-x * w, -y * d, box.height],
    [-x * w, y * d, box.height],
  ])
}

const GAP = 9

/** The near edges of the ground with ticks of x and y, and the upright edge furthest left with the values of f. */
export function drawAxes(context: Context, axes: ReliefAxes) {
  const { camera, box, projection, palette } = axes
  const { x, y } = nearSides(camera)
  const [w, d] = [box.width / 2, box.depth / 2]
  context.setLineDash([])
  context.lineWidth = 1
  context.strokeStyle = palette.control
  polyline(context, camera, [
    [-x * w, y * d, 0],
    [x * w, y * d, 0],
    [x * w, -y * d, 0],
  ])
  context.font = `400 12px ${palette.font}`
  const xs = axisTicks(projection.view.x, box.width * camera.scale * Math.max(0.25, Math.abs(camera.cosA)), 110)
  const ys = axisTicks(
    projection.view.y,
    box.depth * camera.scale * Math.max(0.25, Math.abs(camera.sinA), camera.sinE * Math.abs(camera.cosA)),
    90,
  )
  for (const value of xs.values) {
    const at = (value - projection.view.x[0]) * projection.kx - w
    edgeTick(context, axes, [at, y * d, 0], [0, y, 0], formatTick(value, xs.step))
  }
  for (const value of ys.values) {
    const at = d - (projection.view.y[1] - value) * -projection.ky
    edgeTick(context, axes, [x * w, at, 0], [x, 0, 0], formatTick(value, ys.step))
  }
  context.font = `italic 400 16px ${MATH}`
  edgeText(context, axes, [-x * w * 0.02, y * d, 0], [0, y, 0], 'x', 30, palette.ink)
  edgeText(context, axes, [x * w, -y * d * 0.02, 0], [x, 0, 0], 'y', 30, palette.ink)
  drawHeights(context, axes)
}

const MATH = "'STIX Two Math', 'Cambria Math', serif"

/** Which way leads away from the ground on the screen. */
function outward(camera: Camera, point: Point, [x, y]: Point): readonly [X: number, Y: number] {
  const [fromX, fromY] = onScreen(camera, point)
  const [toX, toY] = onScreen(camera, [point[0] + x, point[1] + y, 0])
  const [dX, dY] = [toX - fromX, toY - fromY]
  const length = Math.hypot(dX, dY)
  // Seen nearly from its end, an edge has no other side: down.
  return length < 0.15 * camera.scale ? [0, 1] : [dX / length, dY / length]
}

function edgeTick(context: Context, axes: ReliefAxes, point: Point, away: Point, text: string) {
  const { camera, palette } = axes
  const [X, Y] = onScreen(camera, point)
  const [dX, dY] = outward(camera, point, away)
  context.strokeStyle = palette.control
  context.beginPath()
  context.moveTo(X, Y)
  context.lineTo(X + 5 * dX, Y + 5 * dY)
  context.stroke()
  edgeText(context, axes, point, away, text, 5 + GAP, palette.ink2)
}

function edgeText(
  context: Context,
  { camera }: ReliefAxes,
  point: Point,
  away: Point,
  text: string,
  distance: number,
  colour: string,
) {
  const [X, Y] = onScreen(camera, point)
  const [dX, dY] = outward(camera, point, away)
  const half = context.measureText(text).width / 2
  context.fillStyle = colour
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(text, X + dX * (distance + half), Y + dY * distance)
}

/** Pixels between two numbers on the height's axis. */
const APART = 17

function drawHeights(context: Context, { camera, box, palette, height }: ReliefAxes) {
  const tall = box.height * camera.cosE * camera.scale
  if (tall < 3 * APART) return
  const [w, d] = [box.width / 2, box.depth / 2]
  const corners = [
    [-w, -d],
    [w, -d],
    [w, d],
    [-w, d],
  ] as const
  const leftness = corners.map((each) => onScreen(camera, [...each, 0])[0])
  const corner = corners[leftness.indexOf(Math.min(...leftness))] ?? corners[0]
  context.strokeStyle = palette.control
  polyline(context, camera, [
    [...corner, 0],
    [...corner, box.height],
  ])
  context.font = `400 12px ${palette.font}`
  context.textAlign = 'right'
  context.textBaseline = 'middle'
  let last = Infinity
  for (const { share, label } of height.ticks) {
    const [X, Y] = onScreen(camera, [...corner, share * box.height])
    context.beginPath()
    context.moveTo(X, Y)
    context.lineTo(X - 5, Y)
    context.stroke()
    if (last - Y < APART) continue
    context.fillStyle = palette.ink2
    context.fillText(label, X - GAP, Y)
    last = Y
  }
  context.font = `italic 400 16px ${MATH}`
  context.textAlign = 'center'
  context.fillStyle = palette.ink
  const [X, Y] = onScreen(camera, [...corner, box.height])
  context.fillText('f', X, Y - 12)
}
