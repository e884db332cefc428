import { describe, expect, it } from 'vitest'
import { keepHairlines } from '../../src/charts/canvas.ts'
import type { Palette } from '../../src/charts/palette.ts'
import { plotFrame, project, toX, toY } from '../../src/charts/surface/geometry.ts'
import { readLink, specificationOf } from '../../src/config/index.ts'
import { contourPicture, outlineOf, run } from '../../src/engine/index.ts'
import { drawSurface, surfaceHeight } from '../../src/figure/draw/surface.ts'
import type { Seen } from '../../src/figure/seen.ts'
import { asCanvas, SvgContext } from '../../src/figure/svg/context.ts'
import { applyChunk, expectRun, useRuns, useView } from '../../src/store/index.ts'
import { typeface } from './fonts.ts'

const RUN = '#abcdef'
const ISOLINE = '#112233'
const many = (colour: string, count: number) => Array.from({ length: count }, () => colour)

const palette: Palette = {
  ...{ paper: '#ffffff', panel: '#fffffe', line: '#dddddd', line2: '#cccccc', control: '#888888' },
  ...{ ink: '#000000', ink2: '#222222', ink3: '#444444', casing: '#fffffd', iso: ISOLINE, isoMajor: ISOLINE },
  ...{ isoText: '#333333', fill: many('#eeeeee', 12), run: many(RUN, 8), runText: many('#0000ff', 8) },
  ...{ font: 'Inter', math: 'STIX', accent: '#0000aa', weight: 1, pixelsPerUnit: 1 },
}

const { configuration } = readLink('v=1&surface=eq(x^2%2B4*y^2)&start=-2,1&run=gradientDescent(lr:0.1)&steps=30&at=20')
const VIEW = { x: [-3, 3], y: [-2, 2] } as const

/** The figure as the page would draw it, with nothing of a page. */
function seenAt(playhead: number): Seen {
  const [only] = configuration.runs
  if (!only) throw new Error('there is no run')
  const specification = specificationOf(configuration, only)
  expectRun(only.key)
  for (const chunk of run(specification)) applyChunk(only.key, chunk, outlineOf(specification), 'done')
  useView.setState({ playhead, visible: { view: VIEW, width: 600, height: 400 } })
  const contours = contourPicture({ surface: configuration.surface, view: VIEW, columns: 121, rows: 81 })
  useRuns.setState({ contours })
  return { configuration, runs: useRuns.getState(), view: useView.getState(), palette, legend: [], caption: '' }
}

const drawn = (width: number, playhead: number) => {
  const seen = seenAt(playhead)
  const context = new SvgContext(typeface)
  keepHairlines(asCanvas(context))
  const height = surfaceHeight(width, seen)
  drawSurface(asCanvas(context), width, height, seen)
  return { svg: context.content(), p: project(VIEW, plotFrame(width, height)), seen }
}

type Point = readonly [number, number]
/** The corners of all lines of a colour, line by line. */
const linesOf = (svg: string, colour: string): Point[][] =>
  [...svg.matchAll(new RegExp(`<path d="([^"]*)" fill="none" stroke="${colour}"`, 'g'))].flatMap(([, d = '']) =>
    d
      .split('M')
      .filter(Boolean)
      .map((line) => [...line.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)),
  )

const distance = ([x, y]: Point, [ax, ay]: Point, [bx, by]: Point) => {
  const [dx, dy] = [bx - ax, by - ay]
  const share = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(ax + share * dx - x, ay + share * dy - y)
}

describe('the surface as a figure', () => {
  it('has the shape that the plot has on the screen, whatever its width', () => {
    for (const width of [360, 660, 1096]) {
      const { p } = drawn(width, 20)
      expect(p.frame.height / p.frame.width).toBeCloseTo(400 / 600, 9)
      expect(p.kx).toBeCloseTo(-p.ky, 9)
    }
  })

  it('draws the path through every point where the projection has it', () => {
    const { svg, p, seen } = drawn(660, 20)
    const record = [...seen.runs.runs.values()].at(-1)
    if (!record) throw new Error('there is no record')
    const lines = linesOf(svg, RUN)
    for (let step = 0; step <= 20; step += 1) {
      const point = [
        toX(p, record.samples.points[2 * step] ?? NaN),
        toY(p, record.samples.points[2 * step + 1] ?? NaN),
      ] as const
      const away = lines.flatMap((line) => line.slice(1).map((to, i) => distance(point, line[i] ?? to, to)))
      expect(Math.min(...away)).toBeLessThan(0.7)
    }
  })

  it('draws isolines where f has one value along each', () => {
    const { svg, p } = drawn(660, 20)
    const lines = linesOf(svg, ISOLINE).filter((line) => line.length > 20)
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines) {
      const values = line.map(([X, Y]) => {
        const [x, y] = [p.view.x[0] + (X - p.frame.left) / p.kx, p.view.y[1] + (Y - p.frame.top) / p.ky]
        return x * x + 4 * y * y
      })
      const [low, high] = [Math.min(...values), Math.max(...values)]
      expect(high - low).toBeLessThan(0.06 + 0.02 * high)
    }
  })
})
