import { describe, expect, test } from 'vitest'
import {
  curveFrames,
  curveMarks,
  curveProjection,
  heightsOf,
  stepsProjection,
  valueOn,
} from '../../src/charts/curve/geometry.ts'
import { alongSteps, onCurve } from '../../src/charts/curve/lift.ts'
import { criticalOnCurve } from '../../src/charts/curve/marks.ts'
import { offReason } from '../../src/charts/surface/offReasons.ts'
import { heightAt, nearestIn, placeCurve, termName } from '../../src/charts/curve/place.ts'
import type { Ensemble } from '../../src/engine/ensemble/types.ts'
import type { ShownRun } from '../../src/charts/shownRuns.ts'
import { toX, toY } from '../../src/charts/surface/geometry.ts'
import { readLink, specificationOf } from '../../src/config/index.ts'
import { contourPicture, outlineOf, run } from '../../src/engine/index.ts'
import { applyChunk, expectRun, useRuns } from '../../src/store/index.ts'

const FRAME = { left: 46, top: 14, width: 800, height: 500 }

const pictureOf = (surface: string, x: readonly [number, number], penalty = 0) =>
  contourPicture({
    surface: readLink(`surface=${surface}&steps=5`).configuration.surface,
    view: { x, y: [-1, 1] },
    columns: 97,
    rows: 3,
    penalty,
  })

describe('the curve of a problem with one parameter', () => {
  const curve = pictureOf('sample_mean&data=1/2/6', [-1, 5]).curve!

  test('comes in place of contours: f, its derivative and its minimum, a little beyond the view', () => {
    const picture = pictureOf('sample_mean&data=1/2/6', [-1, 5])
    expect(picture.isolines).toEqual([])
    expect(picture.found).toEqual([3, 0])
    expect(picture.undefinedShare).toBe(0)
    expect(curve.x[0]).toBeLessThan(-1)
    expect(curve.x.at(-1)).toBeGreaterThan(5)
    curve.x.forEach((x, i) => {
      expect(curve.values[i]).toBeCloseTo(((x - 1) ** 2 + (x - 2) ** 2 + (x - 6) ** 2) / 3, 10)
      expect(curve.slopes[i]).toBeCloseTo(2 * (x - 3), 10)
    })
  })

  test('has the terms one by one where they are few, alike ones as one', () => {
    const { terms, count, interval } = pictureOf('reddi', [-1.2, 1.2]).curve!
    expect(terms.map(({ places }) => places)).toEqual([[0], [1, 2]])
    expect(terms.map(({ places }) => termName(places))).toEqual(['f₁', 'f₂, f₃'])
    expect(count).toBe(3)
    expect(interval).toEqual([-1, 1])
    expect(pictureOf('sample_mean', [-1, 5]).curve!.terms).toEqual([])
  })

  test('is that of the penalized objective where that is drawn, terms included', () => {
    const { x, values, terms } = pictureOf('sample_mean&data=1/2/6', [-1, 5], 3).curve!
    x.forEach((at, i) => {
      expect(values[i]! - valueOn(curve, at)).toBeCloseTo(1.5 * at * at, 8)
      expect(terms[0]!.values[i]).toBeCloseTo((at - 1) ** 2 + 1.5 * at * at, 8)
    })
  })

  test('is read between its samples by their slopes, exactly where it is a parabola, and nowhere beyond them', () => {
    expect(valueOn(curve, 2.345)).toBeCloseTo((1.345 ** 2 + 0.345 ** 2 + 3.655 ** 2) / 3, 10)
    expect(valueOn(curve, -100)).toBeNaN()
    expect(valueOn(curve, 100)).toBeNaN()
  })
})

describe('its picture', () => {
  test('has the steps under the curve on the same x, where there is room', () => {
    const { curve, steps } = curveFrames(FRAME)
    expect(steps!.top).toBeGreaterThan(curve.top + curve.height)
    expect(steps!.top + steps!.height).toBe(FRAME.top + FRAME.height)
    expect([steps!.left, steps!.width]).toEqual([curve.left, curve.width])
    expect(curveFrames({ ...FRAME, height: 150 }).steps).toBeUndefined()
    const p = stepsProjection([0, 1], 40, steps!)
    expect([toY(p, 0), toY(p, 40)]).toEqual([steps!.top, steps!.top + steps!.height])
  })

  test('shows all of the mean over the view, and of steeper terms a part', () => {
    const { curve } = pictureOf('reddi&data=100/-1/-1', [-1.2, 1.2])
    const { range, isLog } = heightsOf(curve!, [-1.2, 1.2])
    expect(isLog).toBe(false)
    const highest = (98 / 3) * 1.2
    expect(range[1]).toBeGreaterThan(highest)
    expect(range[1]).toBeLessThan(120)
  })

  test('is logarithmic where the curve would hug its axis, and only where f is above 0', () => {
    const steep = (more: string) => pictureOf(`eq(f(x,y)=exp(3*x)${more}%2B0*v,from:sample_mean)`, [-4, 4]).curve!
    expect(heightsOf(steep(''), [-4, 4]).isLog).toBe(true)
    expect(heightsOf(steep('-1'), [-4, 4]).isLog).toBe(false)
    const bowl = pictureOf('sample_mean', [-1, 5]).curve!
    expect(heightsOf(bowl, [-1, 5]).isLog).toBe(false)
    const heights = heightsOf(steep(''), [-4, 4])
    const { f } = curveMarks(curveProjection([-4, 4], heights, FRAME), heights, undefined)
    expect(f.some(({ text }) => text === '10²')).toBe(true)
  })

  test('a curve without any height has one all the same', () => {
    const flat = pictureOf('reddi&data=1/-1', [-1.2, 1.2]).curve!
    const { range } = heightsOf({ ...flat, terms: [] }, [-1.2, 1.2])
    expect(range[1] - range[0]).toBeGreaterThan(0.5)
  })

  test('steps are counted in whole numbers', () => {
    const heights = { isLog: false, range: [0, 1] as const }
    const { steps } = curveMarks(curveProjection([0, 1], heights, FRAME), heights, stepsProjection([0, 1], 3, FRAME))
    expect(steps.map(({ text }) => text)).toEqual(['0', '1', '2', '3'])
  })

  test('marks the minimum on the curve, and the nearest start that an interval lets a run have', () => {
    const picture = pictureOf('reddi', [-1.2, 1.2])
    const place = placeCurve(picture, [-1.2, 1.2], 10, FRAME)!
    const [mark] = criticalOnCurve(place, picture.found, '', [])
    expect(mark).toMatchObject({ kind: 'minimum', text: 'minimum −1', x: toX(place.projection, -1) })
    expect(mark!.y).toBeCloseTo(toY(place.projection, -2 / 3), 6)
    expect(heightAt(place, 1)).toBeCloseTo(2 / 3, 10)
    expect(Number.isFinite(heightAt(place, 1e6))).toBe(true)
    const { surface } = readLink('surface=reddi&steps=5').configuration
    expect([-7, 0.3, 7].map((x) => nearestIn(surface, x))).toEqual([-1, 0.3, 1])
  })

  test('offers nothing that needs a second direction, and says why', () => {
    const { configuration } = readLink('surface=reddi&steps=5')
    for (const what of ['relief', 'field', 'flow', 'section'] as const)
      expect(offReason(configuration, what)).toMatch(/^One parameter: /)
    expect(offReason(configuration, 'theory')).toBeUndefined()
    expect(offReason(readLink('surface=bowl&steps=5').configuration, 'relief')).toBeUndefined()
  })
})

describe('the runs', () => {
  const link = 'surface=sample_mean&data=1/2/6&start=0,7&run=scheduleFreeSgd(lr:0.1)&steps=20'
  const { configuration } = readLink(link)
  const [one] = configuration.runs
  const specification = specificationOf(configuration, one!)
  expectRun(one!.key)
  for (const chunk of run(specification)) applyChunk(one!.key, chunk, outlineOf(specification), 'done')
  const record = useRuns.getState().runs.get(one!.key)!
  const shown: ShownRun = { key: one!.key, order: 0, slot: 0, label: 'a', record, step: 20, opacity: 1 }
  const { curve } = pictureOf('sample_mean&data=1/2/6', [-1, 5])
  const heights = heightsOf(curve!, [-1, 5])

  test('are at the height of the f that was recorded; a second path at the curve’s', () => {
    const { samples } = onCurve(shown, curve!, heights).record
    for (let k = 0; k <= 20; k++) {
      expect(samples.points[2 * k]).toBe(record.samples.points[2 * k])
      expect(samples.points[2 * k + 1]).toBe(record.samples.losses[k])
      expect(samples.slots[2 * k + 1]).toBeCloseTo(valueOn(curve!, samples.slots[2 * k]!), 12)
    }
    expect(samples.shown.length).toBe(1)
  })

  test('are as high as the penalized curve where that is drawn', () => {
    const { samples } = onCurve(shown, curve!, heights, 3).record
    const [x = NaN, height] = samples.points.subarray(10)
    expect(height).toBeCloseTo(record.samples.losses[5]! + 1.5 * x * x, 12)
  })

  test('stand over their steps, or what the axis counts', () => {
    const { samples } = alongSteps(shown).record
    expect(samples.points[2 * 7 + 1]).toBe(7)
    const counted = { ...shown, axis: 'evaluations' as const, positions: (step: number) => 3 * step }
    expect(alongSteps(counted).record.samples.points[2 * 7 + 1]).toBe(21)
  })

  test('over many seeds end on the curve, and some of their ways stand over the steps', () => {
    const ensemble = {
      steps: Int32Array.of(0, 10, 20),
      endPoints: Float64Array.of(2.5, 7, 3.5, 7),
      paths: [Float64Array.of(0, 7, 2, 7, 2.5, 7)],
      density: [{ share: 0.5, rings: {} }],
    } as unknown as Ensemble
    const many = { ...shown, record: { ...record, ensemble } }
    const above = onCurve(many, curve!, heights).record.ensemble!
    expect([...above.endPoints]).toEqual([2.5, valueOn(curve!, 2.5), 3.5, valueOn(curve!, 3.5)])
    expect([above.paths, above.density]).toEqual([[], []])
    const below = alongSteps(many).record.ensemble!
    expect([...below.endPoints]).toEqual([2.5, 20, 3.5, 20])
    expect([...below.paths[0]!]).toEqual([0, 0, 2, 10, 2.5, 20])
  })

  test('have no y: neither the start’s nor that of noise', () => {
    expect(record.samples.points.every((value, i) => i % 2 === 0 || value === 0)).toBe(true)
    const noisy = readLink('surface=sample_mean&start=0,0&run=gradientDescent(lr:0.1)/gaussian(sigma:2)&steps=20')
    const [only] = noisy.configuration.runs
    const points = [...run(specificationOf(noisy.configuration, only!))].flatMap((chunk) => [...chunk.points])
    expect(points.every((value, i) => i % 2 === 0 || value === 0)).toBe(true)
    expect(new Set(points).size).toBeGreaterThan(15)
  })
})
