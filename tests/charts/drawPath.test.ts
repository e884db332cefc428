// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import type { Palette } from '../../src/charts/palette.ts'
import { drawPath } from '../../src/charts/surface/drawPaths.ts'
import { createPixelPath, extendPath } from '../../src/charts/surface/path.ts'
import { plotFrame, project } from '../../src/charts/surface/geometry.ts'

const palette = { run: ['red'], ink: 'black', casing: 'white', weight: 1, pixelsPerUnit: 1 } as unknown as Palette
const projection = project({ x: [0, 100], y: [0, 100] }, plotFrame(400, 400))

/** The colours of what is stroked, in order. */
function strokes(how: { isMoving?: boolean; isOneOfMany?: boolean }): string[] {
  const colours: string[] = []
  const context = new Proxy(
    { strokeStyle: '', getTransform: () => ({ a: 1 }), stroke: () => colours.push(context.strokeStyle) },
    { get: (own, name) => Reflect.get(own, name) ?? (() => undefined) },
  )
  const points = Float64Array.of(10, 10, 50, 60, 90, 20)
  const path = createPixelPath()
  extendPath(path, projection, { values: points, offset: 0, stride: 2 }, 3)
  drawPath(context as unknown as CanvasRenderingContext2D, projection, palette, {
    slot: 0,
    path,
    points,
    step: 2,
    cadence: 10,
    opacity: 1,
    ...how,
  })
  return colours
}

describe('a path', () => {
  test('lies on a casing that keeps it apart from what is under it', () => {
    expect(strokes({})).toContain('white')
    expect(strokes({}).at(-1)).toBe('red')
  })

  test('has none while the hand moves its start, nor among many seeds', () => {
    expect(strokes({ isMoving: true })).not.toContain('white')
    expect(strokes({ isMoving: true }).at(-1)).toBe('red')
    expect(strokes({ isOneOfMany: true })).not.toContain('white')
  })
})
