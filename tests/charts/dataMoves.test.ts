/** Data whose points move in mid-run, and rows taken from a generator, as the scatter of them has them. */
import { beforeEach, describe, expect, it } from 'vitest'
import { setRow, rowsOf } from '../../src/charts/data/edits.ts'
import { movedTo, newRow } from '../../src/charts/data/rows.ts'
import { valuePlace } from '../../src/charts/data/geometry.ts'
import { shownData } from '../../src/charts/data/usePicture.ts'
import { afterMove, readLink } from '../../src/config/index.ts'
import { heldBackRows } from '../../src/engine/data.ts'
import { useConfig } from '../../src/store/index.ts'
import { testPalette } from '../figure/palette.ts'

const surface = () => useConfig.getState().configuration.surface
const load = (link: string) => useConfig.getState().load(readLink(link).configuration, [])
const size = { width: 300, height: 300 }
const shown = (hasMoved: boolean) =>
  shownData(hasMoved ? afterMove(surface()) : surface(), size, testPalette({ run: '#000000' }))!

describe('the points of a target that moves', () => {
  beforeEach(() => load('surface=moving_target(a:3,b:2)&data=1,-1/-2,0.5&run=adam&steps=100'))

  it('stand after the move by as much further as the minimum does, on the same axes', () => {
    const [before, after] = [shown(false), shown(true)]
    expect(Array.from(before.columns['u']!)).toEqual([1, -2])
    expect(Array.from(after.columns['u']!)).toEqual([4, 1])
    expect(Array.from(after.columns['v']!)).toEqual([1, 2.5])
    expect(after.projection).toEqual(before.projection)
    expect([after.axes.x.label, before.axes.x.label]).toEqual(['x after the move', 'x before the move'])
  })

  it('are dragged and added where they stand, and the rows stay what they are before it', () => {
    const after = shown(true)
    const { X, Y } = valuePlace(after, 1)
    const { kx, ky } = after.projection
    const [u, v] = movedTo(after, 1, X + kx / 2, Y)
    expect(u).toBeCloseTo(-1.5, 12)
    expect(v).toBe(0.5)
    const added = newRow(after, 1, { X, Y: Y - ky })
    expect(added[0]).toBeCloseTo(-2, 12)
    expect(added[1]).toBeCloseTo(-0.5, 12)
  })

  it('stay where they are in a fork, whose equations may move something else', () => {
    const text = encodeURIComponent('f(x, y) = ((x - u)^2 + (y - v + p)^2)/2')
    load(`surface=eq(${text},from:moving_target,tau:0.25)&steps=40`)
    expect(shown(true).columns).toEqual(shown(false).columns)
  })
})

describe('rows that a generator made', () => {
  it.each([
    'line(n:40,seed:7,validation:0.3)',
    'line(n:41,seed:4294967295,validation:0.9)',
    'outliers(seed:2,validation:0.25)',
  ])('hold back the same ones when one is dragged, and later ones too: %s', (data) => {
    load(`surface=least_squares&data=${data}&run=adam&steps=10`)
    const held = [...heldBackRows(surface())]
    expect(held.length).toBeGreaterThan(5)
    setRow(3, [0.5, 0.25])
    expect(surface().data?.rows?.[3]).toEqual([0.5, 0.25])
    expect([...heldBackRows(surface())]).toEqual(held)
    setRow(4, rowsOf(surface())[5]!)
    expect([...heldBackRows(surface())]).toEqual(held)
  })
})
