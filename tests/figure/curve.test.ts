import { expect, test } from 'vitest'
import { keepHairlines } from '../../src/charts/canvas.ts'
import { placeCurve } from '../../src/charts/curve/place.ts'
import type { Palette } from '../../src/charts/palette.ts'
import { plotFrame, toX, toY } from '../../src/charts/surface/geometry.ts'
import { readLink, specificationOf, surfaceOf } from '../../src/config/index.ts'
import { contourPicture, outlineOf, run } from '../../src/engine/index.ts'
import { drawSurface } from '../../src/figure/draw/surface.ts'
import { drawPanels, panelsIn } from '../../src/figure/draw/panels.ts'
import type { Seen } from '../../src/figure/seen.ts'
import { asCanvas, SvgContext } from '../../src/figure/svg/context.ts'
import { applyChunk, expectRun, showContours, useRuns, useView } from '../../src/store/index.ts'
import { typeface } from './fonts.ts'

const many = (colour: string, count: number) => Array.from({ length: count }, () => colour)

const palette: Palette = {
  ...{ paper: '#ffffff', panel: '#fffffe', line: '#dddddd', line2: '#cccccc', control: '#888888' },
  ...{ ink: '#010203', ink2: '#222222', ink3: '#444444', casing: '#fffffd', iso: '#112233', isoMajor: '#112233' },
  ...{ isoText: '#333333', fill: many('#eeeeee', 12), run: many('#aa0000', 8), runText: many('#000001', 8) },
  ...{ font: 'Inter', math: 'STIX', accent: '#0000ab', weight: 1, pixelsPerUnit: 1 },
}

const { configuration } = readLink(
  'v=1&surface=reddi&start=0.5,0&run=gradientDescent(lr:0.1)&overlays=theory,model&steps=12',
)
const { view } = surfaceOf(configuration.surface)

function seen(layout?: 'compare'): Seen {
  const [one] = configuration.runs
  const specification = specificationOf(configuration, one!)
  expectRun(one!.key)
  for (const chunk of run(specification)) applyChunk(one!.key, chunk, outlineOf(specification), 'done')
  showContours(contourPicture({ surface: configuration.surface, view, columns: 65, rows: 3 }))
  useView.setState({ playhead: 12, visible: { view, width: 700, height: 400 } })
  const shown = { ...configuration.shown, ...(layout && { layout }) }
  const whole = { configuration: { ...configuration, shown }, runs: useRuns.getState(), view: useView.getState() }
  return { ...whole, palette, legend: [], caption: '' }
}

const drawn = (draw: (context: CanvasRenderingContext2D) => void) => {
  const context = new SvgContext(typeface)
  keepHairlines(asCanvas(context))
  draw(asCanvas(context))
  return context.content()
}

const near = (text: string, [x, y]: readonly [number, number]) =>
  [...text.matchAll(/[ML](-?[\d.]+)[ ,](-?[\d.]+)/g)].some(
    ([, X, Y]) => Math.abs(Number(X) - x) < 0.6 && Math.abs(Number(Y) - y) < 0.6,
  )

test('a problem with one parameter is a figure as on the screen: the curve, the run on it, and its steps', () => {
  const now = seen()
  const svg = drawn((context) => drawSurface(context, 700, 460, now))
  const place = placeCurve(now.runs.contours, view.x, 12, plotFrame(700, 460))!
  const at = (x: number) => [toX(place.projection, x), toY(place.projection, (2 / 3) * x)] as const
  expect(svg).not.toContain('NaN')
  expect(near(svg, at(view.x[0]))).toBe(true)
  // The start, and where the run is among its steps at the end.
  const { points } = now.runs.runs.get(configuration.runs[0]!.key)!.samples
  expect(near(svg, at(0.5))).toBe(true)
  expect(near(svg, [toX(place.steps!, points[24]!), toY(place.steps!, 12)])).toBe(true)
})

test('and so it is in a panel of a comparison', () => {
  const now = seen('compare')
  const svg = drawn((context) => drawPanels(context, 700, now))
  const [cell] = panelsIn(700, now).cells
  const place = placeCurve(now.runs.contours, view.x, 12, cell!.frame)!
  expect(svg).not.toContain('NaN')
  const [x, y] = [toX(place.projection, 0.5), toY(place.projection, 1 / 3)]
  expect(near(svg, [cell!.left + x, cell!.top + cell!.header + y])).toBe(true)
})
