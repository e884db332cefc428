import { describe, expect, it } from 'vitest'
import { keepHairlines } from '../../src/charts/canvas.ts'
import { plotFrame, project, toX, toY } from '../../src/charts/surface/geometry.ts'
import { linesOf, minimaOf, modelOf } from '../../src/charts/surface/rounds.ts'
import { readLink, specificationOf } from '../../src/config/index.ts'
import { contourPicture, outlineOf, run } from '../../src/engine/index.ts'
import { drawSurface, surfaceHeight } from '../../src/figure/draw/surface.ts'
import type { Seen } from '../../src/figure/seen.ts'
import { asCanvas, SvgContext } from '../../src/figure/svg/context.ts'
import { applyChunk, expectRun, useRuns, useView } from '../../src/store/index.ts'
import { roundsOf } from '../engine/specifications.ts'
import { typeface } from './fonts.ts'
import { testPalette } from './palette.ts'

const RUN = '#abcdef'
const palette = testPalette({ run: RUN })
const { configuration } = readLink(
  'v=1&surface=least_squares&data=-1,1/0,-1/0.5,-1/1,0/2,1/2.5,4&start=-1,1&run=gradientDescent(lr:1)/federated(K:3,E:6)&steps=12&at=4',
)
const VIEW = { x: [-4, 6], y: [-4, 4] } as const

function drawn(playhead: number) {
  const only = configuration.runs[0]!
  const specification = specificationOf(configuration, only)
  expectRun(only.key)
  for (const chunk of run(specification)) applyChunk(only.key, chunk, outlineOf(specification), 'done')
  useView.setState({ playhead, visible: { view: VIEW, width: 900, height: 600 } })
  useRuns.setState({ contours: contourPicture({ surface: configuration.surface, view: VIEW, columns: 41, rows: 41 }) })
  const rounds = roundsOf(specification, 0)
  const seen: Seen = {
    configuration,
    runs: useRuns.getState(),
    rounds: new Map([[only.key, rounds]]),
    view: useView.getState(),
    palette,
    legend: [],
    caption: '',
  }
  const context = new SvgContext(typeface)
  keepHairlines(asCanvas(context))
  const height = surfaceHeight(900, seen)
  drawSurface(asCanvas(context), 900, height, seen)
  return { svg: context.content(), p: project(VIEW, plotFrame(900, height)), rounds }
}

const near = (text: string, [X, Y]: readonly [number, number]) =>
  [...text.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].some(([, x, y]) => Math.hypot(Number(x) - X, Number(y) - Y) < 0.1)

describe('a federated run in a figure, as on the screen', () => {
  const { svg, p, rounds } = drawn(4)
  const solid = [
    ...svg.matchAll(new RegExp(`<path d="([^"]*)" fill="none" stroke="${RUN}" stroke-width="1.2"[^>]*/>`, 'g')),
  ]
  const dotted = [
    ...svg.matchAll(new RegExp(`<path d="([^"]*)" fill="none" stroke="${RUN}"[^>]*stroke-dasharray="1.5 3"`, 'g')),
  ]

  it('has a line for each client of the round that led to the playhead’s point, ending at its model', () => {
    expect(solid).toHaveLength(3)
    for (const [i, line] of linesOf(rounds, 3).entries()) {
      const [x, y] = modelOf(rounds, line)
      expect(near(solid[i]![1]!, [toX(p, x), toY(p, y)])).toBe(true)
    }
  })

  it('joins the models to their mean, which is the run’s point', () => {
    const { points } = useRuns.getState().runs.get(configuration.runs[0]!.key)!.samples
    expect(dotted).toHaveLength(3)
    for (const [, d] of dotted) expect(near(d!, [toX(p, points[8]!), toY(p, points[9]!)])).toBe(true)
  })

  it('has the rounds before it, faint', () => {
    const faint = svg.match(new RegExp(`stroke="${RUN}" stroke-width="1" stroke-opacity="0.3"`, 'g'))
    expect(faint).toHaveLength(9)
  })

  it('has a ring at each client’s own minimum that is in sight', () => {
    const inSight = minimaOf(rounds).filter(([x, y]) => x > -4 && x < 6 && y > -4 && y < 4)
    expect(inSight.length).toBeGreaterThan(1)
    const rings = svg.match(new RegExp(`stroke="${RUN}" stroke-width="1.6"`, 'g'))
    expect(rings).toHaveLength(inSight.length)
  })

  it('shows the first round at the start', () => {
    expect(drawn(0).svg).toContain('stroke-dasharray="1.5 3"')
  })
})
