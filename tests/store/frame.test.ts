import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paintOnFrame, updateOnFrame } from '../../src/store/index.ts'
import { tellOnFrame } from '../../src/store/frame.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => vi.useRealTimers())
const frame = () => vi.advanceTimersByTime(16)

describe('a frame', () => {
  it('shows a picture first, and tells of the same changes in words in the next one, where nothing is painted', () => {
    const done: string[] = []
    paintOnFrame(() => done.push('picture'))
    tellOnFrame(() => done.push('words'))
    updateOnFrame(() => {
      done.push('data')
      paintOnFrame(() => done.push('second picture'))
    })
    frame()
    expect(done).toEqual(['data', 'picture', 'second picture'])
    paintOnFrame(() => done.push('third picture'))
    frame()
    expect(done.slice(3)).toEqual(['words'])
    frame()
    expect(done.slice(4)).toEqual(['third picture'])
  })

  it('tells at once where nothing is to be painted', () => {
    const tell = vi.fn()
    tellOnFrame(tell)
    frame()
    expect(tell).toHaveBeenCalledOnce()
  })

  it('paints what was asked for, once', () => {
    const paint = vi.fn()
    paintOnFrame(paint)
    paintOnFrame(paint)
    frame()
    frame()
    expect(paint).toHaveBeenCalledOnce()
  })
})
