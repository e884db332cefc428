import { describe, expect, it } from 'vitest'
import { pointIn } from '../../src/charts/pointIn.ts'

/** An element laid out 300 units wide and shown so many times as large, 40 pixels from the left and 20 from the top. */
function elementShown(times: number): HTMLElement {
  const element = { offsetWidth: 300, getBoundingClientRect: () => ({ left: 40, top: 20, width: 300 * times }) }
  return element as unknown as HTMLElement
}

describe('the pointer in a figure', () => {
  it('is where it is on the screen when a unit is a pixel', () => {
    expect(pointIn(elementShown(1), { clientX: 90, clientY: 50 })).toEqual({ x: 50, y: 30 })
  })

  it('is read in the figure’s own units when it is shown larger', () => {
    expect(pointIn(elementShown(2.5), { clientX: 90, clientY: 50 })).toEqual({ x: 20, y: 12 })
  })
})
