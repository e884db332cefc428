import { useEffect, useRef, useState } from 'react'
import { heightOf } from '../../charts/curve/geometry.ts'
import { drawCurve, type CurvePlace } from '../../charts/curve/picture.ts'
import { placeCurve } from '../../charts/curve/place.ts'
import { colourOf } from '../../charts/marker.ts'
import { usePalette, type Palette } from '../../charts/palette.ts'
import { toX, toY } from '../../charts/surface/geometry.ts'
import type { Configuration } from '../../config/types.ts'
import type { PackedLines } from '../../engine/types.ts'
import { computePicture, type SmallPicture } from './picture.ts'
import { queue } from './queue.ts'

const WIDTH = 240
const HEIGHT = 180

/** Computed when the page has nothing better to do; until then an empty frame of the same size. */
export function Thumbnail({ configuration }: { configuration: Configuration }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [picture, setPicture] = useState<SmallPicture>()
  const palette = usePalette()
  useEffect(() => queue(() => setPicture(pictureOf(configuration))), [configuration])
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (context && picture) draw(context, picture, palette)
  }, [picture, palette])
  return <canvas ref={canvas} className="thumbnail" width={2 * WIDTH} height={2 * HEIGHT} aria-hidden="true" />
}

/** Typed equations that do not parse have none. */
function pictureOf(configuration: Configuration): SmallPicture | undefined {
  try {
    return computePicture(configuration)
  } catch {
    return undefined
  }
}

function draw(context: CanvasRenderingContext2D, picture: SmallPicture, palette: Palette) {
  const { view, contours, paths } = picture
  const place = placeCurve(contours, view.x, 1, { left: 0, top: 0, width: WIDTH, height: HEIGHT }, false)
  if (place) return drawOnCurve(context, place, picture, palette)
  const toX = (x: number) => ((x - view.x[0]) / (view.x[1] - view.x[0])) * WIDTH
  const toY = (y: number) => HEIGHT - ((y - view.y[0]) / (view.y[1] - view.y[0])) * HEIGHT
  const trace = ({ coordinates, offsets }: PackedLines) => {
    context.beginPath()
    for (let line = 0; line + 1 < offsets.length; line++) {
      for (let i = offsets[line] ?? 0; i < (offsets[line + 1] ?? 0); i++) {
        const [x, y] = [toX(coordinates[2 * i] ?? NaN), toY(coordinates[2 * i + 1] ?? NaN)]
        if (i === offsets[line]) context.moveTo(x, y)
        else context.lineTo(x, y)
      }
    }
  }
  context.setTransform(2, 0, 0, 2, 0, 0)
  context.fillStyle = palette.fill[0] ?? palette.paper
  context.fillRect(0, 0, WIDTH, HEIGHT)
  contours.regions.forEach((region, level) => {
    trace(region)
    const tone = Math.round(((level + 1) / contours.regions.length) * (palette.fill.length - 1))
    context.fillStyle = palette.fill[tone] ?? palette.paper
    context.fill('evenodd')
  })
  contours.isolines.forEach((lines, level) => {
    trace(lines)
    context.strokeStyle = contours.major[level] ? palette.isoMajor : palette.iso
    context.lineWidth = 0.8
    context.stroke()
  })
  for (const { slot, points } of paths)
    drawPath(
      context,
      points.map((value, i) => (i % 2 ? toY(value) : toX(value))),
      palette.run[colourOf(slot)] ?? palette.ink,
    )
  const [startX = NaN, startY = NaN] = paths[0]?.points ?? []
  if (Number.isFinite(startX)) drawStart(context, toX(startX), toY(startY), palette)
}

/** Of one parameter: the curve, with the paths at its height. */
function drawOnCurve(
  context: CanvasRenderingContext2D,
  place: CurvePlace,
  { contours, paths }: SmallPicture,
  palette: Palette,
) {
  const { projection: p, heights } = place
  context.setTransform(2, 0, 0, 2, 0, 0)
  drawCurve(context, palette, place, contours.found)
  const pixels = (points: readonly number[]) =>
    points.map((value, i) => (i % 2 ? toY(p, heightOf(heights, value)) : toX(p, value)))
  for (const { slot, points } of paths) drawPath(context, pixels(points), palette.run[colourOf(slot)] ?? palette.ink)
  const [startX = NaN, startY = NaN] = pixels(paths[0]?.points.slice(0, 2) ?? [])
  if (Number.isFinite(startX)) drawStart(context, startX, startY, palette)
}

function drawPath(context: CanvasRenderingContext2D, points: readonly number[], colour: string) {
  context.beginPath()
  for (let i = 0; i < points.length; i += 2) context.lineTo(bounded(points[i]), bounded(points[i + 1]))
  context.strokeStyle = colour
  context.lineWidth = 1.6
  context.lineJoin = 'round'
  context.stroke()
}

/** A canvas has no path to a point a million pixels away. */
const bounded = (pixel = NaN) => Math.max(-1e5, Math.min(1e5, pixel))

function drawStart(context: CanvasRenderingContext2D, x: number, y: number, palette: Palette) {
  context.beginPath()
  context.arc(x, y, 3.5, 0, 2 * Math.PI)
  context.fillStyle = palette.panel
  context.fill()
  context.strokeStyle = palette.ink
  context.lineWidth = 1.4
  context.stroke()
}
