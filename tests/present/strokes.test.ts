import { describe, expect, it } from 'vitest'
import { alive, FADE, HOLD, opacityOf, TAIL, tailOf } from '../../src/present/strokes.ts'

describe('a stroke of the lecturer’s pen', () => {
  const drawn = { points: [0, 0, 10, 10], ended: 1000 }

  it('stays while it is drawn, however long that takes', () => {
    expect(opacityOf({ points: [0, 0] }, 1e9)).toBe(1)
  })

  it('stays a while after the pen was lifted, then fades, then is gone', () => {
    expect(opacityOf(drawn, 1000 + HOLD)).toBe(1)
    expect(opacityOf(drawn, 1000 + HOLD + FADE / 2)).toBeCloseTo(0.5)
    expect(opacityOf(drawn, 1000 + HOLD + FADE)).toBe(0)
    expect(alive([drawn, { points: [] }], 1000 + HOLD + FADE)).toEqual([{ points: [] }])
  })

  it('goes at once where motion is unwelcome', () => {
    expect(opacityOf(drawn, 1000 + HOLD, 0)).toBe(1)
    expect(opacityOf(drawn, 1001 + HOLD, 0)).toBe(0)
  })
})

describe('the tail of the light', () => {
  it('is where the pointer was of late', () => {
    const spots = [0, 100, 200].map((at) => ({ x: at, y: 0, at }))
    expect(tailOf(spots, TAIL + 50).map(({ at }) => at)).toEqual([100, 200])
  })
})
