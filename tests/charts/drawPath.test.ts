// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import type { Palette } from '../../src/charts/palette.ts'
import { drawPath } from '../../src/charts/surface/drawPaths.ts'
import { createPixelPath, extendPath } from '../../src/charts/surface/path.ts'
import { createPathCache } from '../../src/charts/surface/pathCache.ts'
import { createSceneMemory, drawScene } from '../../src/charts/surface/scene.ts'
import { emptySamples } from '../../src/store/samples.ts'
import { plotFrame, project } from '../../src/charts/surface/geometry.ts'

const palette = { run: ['red'], ink: 'black', casing: 'white', weight: 1, pixelsPerUnit: 1 } as unknown as Palette
const projection = project({ x: [0, 100], y: [0, 100] }, plotFrame(400, 400))

const points = Float64Array.of(10, 10, 50, 60, 90, 20)

/** The colours of what is stroked, in order. */
function strokesOf(draw: (context: CanvasRenderingContext2D) => void): string[] {
  const colours: string[] = []
  const context = new Proxy(
    { strokeStyle: '', getTransform: () => ({ a: 2 }), stroke: () => colours.push(context.strokeStyle) },
    { get: (own, name) => Reflect.get(own, name) ?? (() => undefined) },
  )
  draw(context as unknown as CanvasRenderingContext2D)
  return colours
}

function strokes(how: { isMoving?: boolean; isOneOfMany?: boolean }): string[] {
  const path = createPixelPath()
  extendPath(path, projection, { values: points, offset: 0, stride: 2 }, 3)
  const run = { slot: 0, path, points, step: 2, cadence: 10, opacity: 1, ...how }
  return strokesOf((context) => drawPath(context, projection, palette, run))
}

/** The same, of a whole scene with one run. */
function strokesOfScene(isMoving: boolean): string[] {
  const samples = { ...emptySamples(), points, count: 3 }
  const record = { samples, condition: 'done', version: 1 } as const
  const run = { key: 'a', order: 0, slot: 0, label: 'Adam', record, step: 2, opacity: 1 }
  const scene = { runs: [run], projection, palette, playhead: 2, steps: 2, obstacles: [], alone: true, isMoving }
  return strokesOf((context) => drawScene(context, scene, createPathCache(), createSceneMemory()))
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

  test('is drawn so in a scene that moves, and whole in one at rest', () => {
    expect(strokesOfScene(true)).not.toContain('white')
    expect(strokesOfScene(false)).toContain('white')
  })
})
