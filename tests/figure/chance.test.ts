import { describe, expect, it } from 'vitest'
import { keepHairlines } from '../../src/charts/canvas.ts'
import { estimatedAt } from '../../src/charts/estimate/estimated.ts'
import { plotFrame, project, toX, toY } from '../../src/charts/surface/geometry.ts'
import { readLink, specificationOf } from '../../src/config/index.ts'
import { contourPicture, outlineOf, run } from '../../src/engine/index.ts'
import { ensemble } from '../../src/engine/ensemble/ensemble.ts'
import { gradientNoise } from '../../src/engine/gradientNoise.ts'
import { drawData } from '../../src/figure/draw/data.ts'
import { figureOf } from '../../src/figure/figure.ts'
import { drawChart } from '../../src/figure/draw/strip.ts'
import { drawSurface, surfaceHeight } from '../../src/figure/draw/surface.ts'
import type { Seen } from '../../src/figure/seen.ts'
import { asCanvas, SvgContext } from '../../src/figure/svg/context.ts'
import { applyChunk, expectRun, setEnsemble, useRuns, useView } from '../../src/store/index.ts'
import { typeface } from './fonts.ts'
import { testPalette } from './palette.ts'

const RUN = '#abcdef'
const VIEW = { x: [-3, 4], y: [-3, 3] } as const
const STEP = 2

/** Goes through a generator to what it returns. */
function outcome<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

function seenOf(link: string, seeds?: number): Seen {
  const { configuration } = readLink(link)
  const only = configuration.runs[0]!
  const specification = specificationOf(configuration, only)
  expectRun(only.key)
  for (const chunk of run(specification)) applyChunk(only.key, chunk, outlineOf(specification), 'done')
  if (seeds !== undefined) setEnsemble(only.key, outcome(ensemble({ kind: 'ensemble', specification, seeds })))
  useView.setState({ playhead: STEP, visible: { view: VIEW, width: 900, height: 700 } })
  useRuns.setState({ contours: contourPicture({ surface: configuration.surface, view: VIEW, columns: 41, rows: 41 }) })
  const [runs, view] = [useRuns.getState(), useView.getState()]
  return { configuration, runs, view, palette: testPalette({ run: RUN }), legend: [], caption: '' }
}

function surfaceOf(seen: Seen) {
  const context = new SvgContext(typeface)
  keepHairlines(asCanvas(context))
  const height = surfaceHeight(900, seen)
  drawSurface(asCanvas(context), 900, height, seen)
  return { svg: context.content(), p: project(VIEW, plotFrame(900, height)) }
}

const LINK = 'v=1&surface=least_squares&start=-1,1.5&run=gradientDescent(lr:0.2)/miniBatch(B:4)&steps=40'

describe('many seeds in a figure', () => {
  const alone = seenOf(LINK)
  const many = seenOf(LINK, 30)
  const filled = (svg: string) => [...svg.matchAll(new RegExp(`fill="${RUN}"`, 'g'))].length

  it('have their cloud of end points and its regions on the surface', () => {
    const { svg } = surfaceOf(many)
    const { density, endPoints } = [...many.runs.runs.values()].at(-1)!.ensemble!
    expect(endPoints).toHaveLength(60)
    expect(density.length).toBeGreaterThan(0)
    expect(filled(svg)).toBeGreaterThan(filled(surfaceOf(alone).svg))
    // The region that holds nine tenths has a dashed edge.
    expect(svg).toMatch(new RegExp(`stroke="${RUN}"[^>]*stroke-dasharray="4 3"`))
  })

  it('have their bands in the charts', () => {
    const chart = (seen: Seen) => {
      const context = new SvgContext(typeface)
      keepHairlines(asCanvas(context))
      drawChart(asCanvas(context), 'loss', 400, 200, seen)
      return context.content()
    }
    expect(filled(chart(many))).toBeGreaterThanOrEqual(filled(chart(alone)) + 2)
  })
})

describe('the gradient estimate in a figure, as on the screen', () => {
  const seen = seenOf(`${LINK}&overlays=estimate`)
  const record = [...seen.runs.runs.values()].at(-1)!
  const there = estimatedAt(record, STEP)!
  const shafts = (svg: string, colour: string, width: number) =>
    [
      ...svg.matchAll(
        new RegExp(
          `<path d="M([\\d.-]+) ([\\d.-]+)L([\\d.-]+) ([\\d.-]+)" fill="none" stroke="${colour}" stroke-width="${width}"`,
          'g',
        ),
      ),
    ].map((match) => match.slice(1).map(Number) as [number, number, number, number])

  it('is two arrows from the run’s point, along −g and −∇f, and their names', () => {
    const { svg, p } = surfaceOf(seen)
    const from = [toX(p, there.point[0]), toY(p, there.point[1])] as const
    for (const [colour, width, [gx, gy]] of [
      [RUN, 2.6, there.given],
      ['#000000', 1.3, there.full],
    ] as const) {
      const found = shafts(svg, colour, width).filter(([x, y]) => Math.hypot(x - from[0], y - from[1]) < 0.2)
      expect(found).toHaveLength(1)
      const [x0, y0, x1, y1] = found[0]!
      const turn = Math.atan2(y1 - y0, x1 - x0) - Math.atan2(-gy * p.ky, -gx * p.kx)
      expect(Math.cos(turn)).toBeGreaterThan(0.999)
    }
  })

  it('has the ellipse of one standard deviation where it is known', () => {
    const request = {
      kind: 'gradientNoise',
      surface: seen.configuration.surface,
      point: there.point,
      batch: { B: 4, replacement: false },
    } as const
    const scatter = { request, noise: outcome(gradientNoise(request)) }
    const dashed = (svg: string) =>
      [...svg.matchAll(new RegExp(`stroke="${RUN}"[^>]*stroke-width="1.2"[^>]*`, 'g'))].length
    expect(dashed(surfaceOf({ ...seen, scatter }).svg)).toBe(dashed(surfaceOf(seen).svg) + 1)
  })

  it('lies on the curve of one parameter, one arrow beside the other', () => {
    const curve = seenOf(
      'v=1&surface=sample_mean&start=0,0&run=gradientDescent(lr:0.1)/miniBatch(B:4)&steps=9&overlays=estimate',
    )
    const { svg } = surfaceOf(curve)
    const [x0, y0] = shafts(svg, RUN, 2.6)[0]!
    const [x1, y1] = shafts(svg, '#000000', 1.3)[0]!
    expect(x1).toBeCloseTo(x0, 1)
    expect(y1 - y0).toBeCloseTo(18, 1)
  })

  it('is not there without the overlay', () => {
    const { svg } = surfaceOf(seenOf(LINK))
    expect(shafts(svg, RUN, 2.6)).toEqual([])
  })
})

describe('the data of a problem in a figure', () => {
  const draw = (act: (context: CanvasRenderingContext2D) => void) => {
    const context = new SvgContext(typeface)
    keepHairlines(asCanvas(context))
    act(asCanvas(context))
    return context.content()
  }

  it('are every row, and the line that the run fits, in its colour', () => {
    const seen = seenOf('v=1&surface=least_squares&data=0,0/1,1/2,1&start=0,0&run=gradientDescent(lr:0.2)&steps=9')
    const svg = draw((context) => drawData(context, 300, 300, seen))
    expect([...svg.matchAll(/fill="#222222"/g)].length).toBeGreaterThanOrEqual(3)
    expect(shaftsOf(svg)).toBe(1)
  })

  it('stand beside the surface of a whole figure, where it is wide enough', () => {
    const seen = seenOf(LINK)
    const marks = (target: 'whole' | 'surface', width: number) => {
      const svg = draw((context) => figureOf(target, width, seen, context).draw(context, 'none'))
      // Of the 64 rows, all that do not lie on one another.
      return [...svg.matchAll(/<path d="M[\d.]+ [\d.]+C[^"]*" fill="#222222"/g)].length
    }
    expect(marks('whole', 900)).toBeGreaterThan(50)
    expect(marks('whole', 500)).toBe(0)
    expect(marks('surface', 900)).toBe(0)
  })
})

/** Lines of a run's colour and breadth. */
const shaftsOf = (svg: string) => [...svg.matchAll(new RegExp(`stroke="${RUN}" stroke-width="2"`, 'g'))].length
