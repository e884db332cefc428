import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paintOnFrame, updateOnFrame } from '../../src/store/index.ts'
import { tellOnFrame } from '../../src/store/frame.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => vi.useRealTimers())
const frame = () => vi.advanceTimersByTime(16)

describe('a frame', () => {
  it('that tells of changes in words paints no picture beside it: those have the next one', () => {
    const done: string[] = []
    paintOnFrame(() => done.push('picture'))
    tellOnFrame(() => done.push('words'))
    updateOnFrame(() => done.push('data'))
    frame()
    expect(done).toEqual(['data', 'words'])
    frame()
    expect(done).toEqual(['data', 'words', 'picture'])
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
