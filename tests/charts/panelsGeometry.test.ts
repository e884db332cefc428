import { describe, expect, it } from 'vitest'
import { columnsFor, panelsLayout, type PanelsRoom } from '../../src/charts/panels/geometry.ts'

const layout = (room: Partial<PanelsRoom> = {}) =>
  panelsLayout({ width: 1440, height: 600, runs: 6, surfaces: 1, apart: false, ...room })
type Cell = ReturnType<typeof layout>['cells'][number]
const plotLeft = ({ left, frame }: Cell) => left + frame.left
const bottom = ({ top, header, height }: Cell) => top + header + height

describe('columns', () => {
  it('are three, two under 1180 px and one under 620', () => {
    expect([1440, 1179, 619].map((width) => columnsFor(6, width))).toEqual([3, 2, 1])
  })

  it('leave no row nearly empty: four panels stand two by two', () => {
    expect([1, 2, 3, 4, 5, 16].map((panels) => columnsFor(panels, 1440))).toEqual([1, 2, 3, 2, 3, 3])
  })
})

describe('panels on one surface', () => {
  it('have plots of one size, in a gutter of 46 px, and fill the room', () => {
    const { cells, width, height } = layout()
    expect(new Set(cells.map(({ frame }) => `${frame.width} ${frame.height}`)).size).toBe(1)
    expect(plotLeft(cells[0]!)).toBe(46)
    expect(Math.max(...cells.map(({ left, width: own }) => left + own))).toBe(width)
    expect(width).toBeGreaterThan(1440 - 3)
    expect(width).toBeLessThanOrEqual(1440)
    expect(height).toBeLessThanOrEqual(600)
    expect(height).toBeGreaterThan(590)
  })

  it('carry values on the outer edge only: at the left, and under the lowest of each column', () => {
    const { cells } = layout({ runs: 5 })
    expect(cells.map(({ axes }) => [axes.x, axes.y])).toEqual([
      [false, true],
      [false, false],
      [true, false],
      [true, true],
      [true, false],
    ])
  })

  it('do not lie on one another', () => {
    for (const change of [{}, { runs: 16 }, { runs: 5, apart: true }, { width: 390, height: 400 }, { surfaces: 3 }]) {
      const { cells } = layout(change)
      const overlaps = cells.flatMap((a, i) =>
        cells
          .slice(i + 1)
          .filter(
            (b) =>
              a.left < b.left + b.width &&
              b.left < a.left + a.width &&
              a.top < b.top + b.header + b.frame.height &&
              b.top < a.top + a.header + a.frame.height,
          ),
      )
      expect(overlaps).toEqual([])
    }
  })

  it('are not made smaller than can be read: then the page scrolls', () => {
    const { cells, height } = layout({ runs: 16 })
    expect(cells[0]!.frame.height).toBeGreaterThanOrEqual(150)
    expect(height).toBeGreaterThan(600)
    expect(Math.max(...cells.map(bottom))).toBeLessThanOrEqual(height)
  })

  it('have axes of their own where each has a view of its own', () => {
    const { cells } = layout({ apart: true })
    expect(cells.every(({ axes, frame }) => axes.x && axes.y && frame.left === 46)).toBe(true)
  })
})

describe('panels on several surfaces', () => {
  it('are a row for each surface and a column for each run, and keep a width that can be read', () => {
    const { columns, cells, titles, width } = layout({ runs: 16, surfaces: 3 })
    expect([columns, cells.length, titles.length]).toEqual([16, 48, 3])
    expect(new Set(cells.map(({ left }) => left)).size).toBe(16)
    expect(cells[0]!.frame.width).toBeGreaterThanOrEqual(200)
    expect(width).toBeGreaterThan(1440)
  })

  it('stand under one another on a phone', () => {
    expect(layout({ width: 390, runs: 4, surfaces: 2 }).columns).toBe(1)
  })
})
