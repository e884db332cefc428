// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest'
import { paintStill } from '../../src/charts/canvas.ts'

afterEach(() => vi.unstubAllGlobals())

/** A canvas that tells what it was asked for, and shown. */
function canvas() {
  const asked: string[] = []
  const shown: unknown[] = []
  const getContext = (kind: string) => {
    asked.push(kind)
    if (kind === '2d') return { setTransform() {}, clearRect() {}, save() {}, restore() {} }
    return { transferFromImageBitmap: (bitmap: unknown) => shown.push(bitmap) }
  }
  return { element: { width: 0, height: 0, getContext } as unknown as HTMLCanvasElement, asked, shown }
}

describe('a picture that seldom changes', () => {
  test('is painted aside and shown as a bitmap of the size of its canvas', () => {
    const drawnOn = vi.fn()
    vi.stubGlobal(
      'OffscreenCanvas',
      class {
        width: number
        height: number
        constructor(width: number, height: number) {
          this.width = width
          this.height = height
        }
        getContext = () => ({ setTransform: drawnOn, clearRect() {}, save() {}, restore() {} })
        transferToImageBitmap = () => `${this.width} x ${this.height}`
      },
    )
    const { element, asked, shown } = canvas()
    const draw = vi.fn()
    paintStill(element, 30, 20, draw)
    expect(draw).toHaveBeenCalledOnce()
    expect(drawnOn).toHaveBeenCalledWith(1, 0, 0, 1, 0, 0)
    expect(asked).toEqual(['bitmaprenderer'])
    expect(shown).toEqual(['30 x 20'])
  })

  test('is painted on the canvas itself by a browser that cannot paint aside', () => {
    const { element, asked } = canvas()
    const draw = vi.fn()
    paintStill(element, 30, 20, draw)
    expect(draw).toHaveBeenCalledOnce()
    expect(asked).toEqual(['2d'])
  })
})
