// @vitest-environment jsdom
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createPen } from '../../src/charts/pen.ts'

const BOUNDS = { left: 0, top: 0, right: 100, bottom: 100 }

/** The widths of all strokes of a line drawn on a screen with so many pixels to the unit. */
function widths(lineWidth: number, { isQuick = false, ratio = 1 } = {}): number[] {
  const drawn: number[] = []
  const saved: number[] = []
  const context = {
    lineWidth,
    lineDashOffset: 0,
    getTransform: () => ({ a: ratio }),
    save: () => saved.push(context.lineWidth),
    restore: () => (context.lineWidth = saved.pop()!),
    stroke: () => drawn.push(context.lineWidth),
    translate() {},
    beginPath() {},
    moveTo() {},
    lineTo() {},
  }
  const pen = createPen(context as unknown as CanvasRenderingContext2D, BOUNDS, isQuick)
  pen.segment(10, 10, 90, 20)
  pen.lift()
  expect(context.lineWidth).toBe(lineWidth)
  return drawn
}

describe('a line', () => {
  beforeAll(() =>
    vi.stubGlobal(
      'Path2D',
      class {
        moveTo() {}
        lineTo() {}
      },
    ),
  )
  afterAll(() => vi.unstubAllGlobals())

  test('is one stroke', () => expect(widths(1.9)).toEqual([1.9]))

  test('of two pixels is made of three thin ones where it must be quick', () =>
    expect(widths(1.9, { isQuick: true })).toEqual([1, 1, 1]))

  test('is one stroke even so where it is thin itself, or where the screen has more pixels to it', () => {
    expect(widths(1, { isQuick: true })).toEqual([1])
    expect(widths(1.9, { isQuick: true, ratio: 2 })).toEqual([1.9])
  })
})
