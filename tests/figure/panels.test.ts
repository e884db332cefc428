import { describe, expect, it } from 'vitest'
import { keepHairlines } from '../../src/charts/canvas.ts'
import type { Palette } from '../../src/charts/palette.ts'
import { project, toX, toY } from '../../src/charts/surface/geometry.ts'
import { keyOn, readLink, rowsOf, specificationOf, surfaceOf } from '../../src/config/index.ts'
import { outlineOf, run } from '../../src/engine/index.ts'
import { drawPanels, panelsHeight, panelsIn } from '../../src/figure/draw/panels.ts'
import type { Seen } from '../../src/figure/seen.ts'
import { asCanvas, SvgContext } from '../../src/figure/svg/context.ts'
import { applyChunk, expectRun, useRuns, useView } from '../../src/store/index.ts'
import { typeface } from './fonts.ts'

const many = (colour: string, count: number) => Array.from({ length: count }, () => colour)
const COLOURS = ['#aa0000', '#00aa00', '#0000aa', ...many('#777777', 5)]

const palette: Palette = {
  ...{ paper: '#ffffff', panel: '#fffffe', line: '#dddddd', line2: '#cccccc', control: '#888888' },
  ...{ ink: '#000000', ink2: '#222222', ink3: '#444444', casing: '#fffffd', iso: '#112233', isoMajor: '#112233' },
  ...{ isoText: '#333333', fill: many('#eeeeee', 12), run: COLOURS, runText: many('#000001', 8) },
  ...{ font: 'Inter', math: 'STIX', accent: '#0000ab', weight: 1, pixelsPerUnit: 1 },
}

const { configuration } = readLink(
  'v=1&surface=bowl&start=-2,1&run=gradientDescent(lr:0.05)&run=momentum(lr:0.02)&steps=12&layout=compare&beside=saddle',
)

function seen(): Seen {
  rowsOf(configuration).forEach(({ surface, start }, row) => {
    for (const one of configuration.runs) {
      const specification = { ...specificationOf(configuration, one), surface, start }
      const key = keyOn(one.key, row)
      expectRun(key)
      for (const chunk of run(specification)) applyChunk(key, chunk, outlineOf(specification), 'done')
    }
  })
  const { view } = surfaceOf(configuration.surface)
  useView.setState({ playhead: 12, visible: { view, width: 400, height: 260 } })
  return { configuration, runs: useRuns.getState(), view: useView.getState(), palette, legend: [], caption: '' }
}

describe('a comparison as a figure', () => {
  it('has a panel for every run on every surface, of the shape that they have on the screen', () => {
    const now = seen()
    const { cells } = panelsIn(1200, now)
    expect(cells.map((cell) => [cell.row, cell.run])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ])
    for (const { frame } of cells) expect(frame.height / frame.width).toBeCloseTo(260 / 400, 2)
    expect(panelsHeight(1200, now)).toBe(panelsIn(1200, now).height)
  })

  it('draws each run in its own panel, where that panel’s surface has it', () => {
    const now = seen()
    const context = new SvgContext(typeface)
    keepHairlines(asCanvas(context))
    drawPanels(asCanvas(context), 1200, now)
    const svg = context.content()
    for (const cell of panelsIn(1200, now).cells) {
      const one = configuration.runs[cell.run]
      const here = rowsOf(configuration)[cell.row]
      const record = one && now.runs.runs.get(keyOn(one.key, cell.row))
      if (!one || !here || !record) throw new Error('there is no such panel')
      const p = project(surfaceOf(here.surface).view, cell.frame)
      const at = (step: number) =>
        [
          cell.left + toX(p, record.samples.points[2 * step] ?? NaN),
          cell.top + cell.header + toY(p, record.samples.points[2 * step + 1] ?? NaN),
        ] as const
      const corners = [
        ...svg.matchAll(new RegExp(`d="([^"]*)" fill="none" stroke="${COLOURS[one.slot]}"`, 'g')),
      ].flatMap(([, d = '']) =>
        [...d.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const),
      )
      for (const step of [0, 12]) {
        const [X, Y] = at(step)
        expect(Math.min(...corners.map(([x, y]) => Math.hypot(x - X, y - Y)))).toBeLessThan(1.5)
      }
    }
  })

  it('is drawn smaller where so many columns do not fit', () => {
    const runs = configuration.runs.flatMap((each) => ['', '+'].map((more) => ({ ...each, key: each.key + more })))
    const now = { ...seen(), configuration: { ...configuration, runs } }
    const layout = panelsIn(630, now)
    expect(layout.width).toBeGreaterThan(630)
    expect(panelsHeight(630, now)).toBeCloseTo((layout.height * 630) / layout.width, 9)
  })
})
