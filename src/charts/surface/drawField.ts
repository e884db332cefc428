import type { ContourPicture, PackedLines } from '../../engine/types.ts'
import { haloText } from '../canvas.ts'
import type { Palette } from '../palette.ts'
import { toX, toY, type Frame, type Projection } from './geometry.ts'
import { fillIndex, type IsolineLabel } from './levels.ts'

type Context = CanvasRenderingContext2D

function trace(context: Context, p: Projection, lines: PackedLines, closed: boolean) {
  const { coordinates, offsets } = lines
  const [originX, originY] = [p.frame.left - p.kx * p.view.x[0], p.frame.top - p.ky * p.view.y[1]]
  for (let line = 0; line + 1 < offsets.length; line += 1) {
    const from = offsets[line] ?? 0
    const to = offsets[line + 1] ?? 0
    for (let i = from; i < to; i += 1) {
      const X = p.kx * (coordinates[2 * i] ?? 0) + originX
      const Y = p.ky * (coordinates[2 * i + 1] ?? 0) + originY
      if (i === from) context.moveTo(X, Y)
      else context.lineTo(X, Y)
    }
    if (closed) context.closePath()
  }
}

const HATCH = 8

/** 45° lines over the part where f has no value: a pattern, since tone already says "how high". */
function drawUndefined(context: Context, p: Projection, palette: Palette, region: PackedLines) {
  if (region.offsets.length < 2) return
  context.save()
  context.beginPath()
  trace(context, p, region, true)
  context.fillStyle = palette.paper
  context.fill('evenodd')
  context.clip('evenodd')
  const { left, top, width, height } = p.frame
  context.beginPath()
  for (let d = -height; d < width; d += HATCH) {
    context.moveTo(left + d, top + height)
    context.lineTo(left + d + height, top)
  }
  context.strokeStyle = palette.control
  context.globalAlpha *= 0.55
  context.lineWidth = 0.8
  context.stroke()
  context.restore()
}

function drawLabels(context: Context, p: Projection, palette: Palette, labels: readonly IsolineLabel[], bands: number) {
  context.font = `400 11px ${palette.font}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (const label of labels) {
    let angle = Math.atan2(label.dy * p.ky, label.dx * p.kx)
    if (angle > Math.PI / 2) angle -= Math.PI
    if (angle < -Math.PI / 2) angle += Math.PI
    context.save()
    context.translate(toX(p, label.x), toY(p, label.y))
    context.rotate(angle)
    haloText(context, label.text, 0, 0, palette.isoText, palette.fill[fillIndex(label.band, bands)] ?? palette.paper, 4)
    context.restore()
  }
}

export function clipToFrame(context: Context, { left, top, width, height }: Frame) {
  context.beginPath()
  context.rect(left, top, width, height)
  context.clip()
}

/** Tones, isolines and their values. The picture may be of another view: it is drawn where it belongs. */
export function drawField(
  context: Context,
  p: Projection,
  palette: Palette,
  picture: ContourPicture,
  labels: readonly IsolineLabel[],
  opacity: number,
) {
  context.save()
  clipToFrame(context, p.frame)
  context.globalAlpha = opacity
  const bands = picture.levels.length + 1
  const left = toX(p, picture.view.x[0])
  const top = toY(p, picture.view.y[1])
  context.fillStyle = palette.fill[fillIndex(0, bands)] ?? palette.paper
  context.fillRect(left, top, toX(p, picture.view.x[1]) - left, toY(p, picture.view.y[0]) - top)
  picture.regions.forEach((region, level) => {
    context.beginPath()
    trace(context, p, region, true)
    context.fillStyle = palette.fill[fillIndex(level + 1, bands)] ?? palette.paper
    context.fill('evenodd')
  })
  context.lineJoin = 'round'
  picture.isolines.forEach((lines, level) => {
    const major = picture.major[level] === 1
    context.beginPath()
    trace(context, p, lines, false)
    context.strokeStyle = major ? palette.isoMajor : palette.iso
    context.lineWidth = (major ? 1 : 0.8) * palette.weight
    context.stroke()
  })
  drawUndefined(context, p, palette, picture.undefinedRegion)
  drawLabels(context, p, palette, labels, bands)
  context.restore()
}
