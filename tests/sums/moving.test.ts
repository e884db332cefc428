/** A minimum that moves in mid-run: what is computed of it when, and who follows. */
import { describe, expect, test } from 'vitest'
import { contourRequests } from '../../src/app/contourRequest.ts'
import { moveWords } from '../../src/charts/moveWords.ts'
import { offReason, shownOverlays } from '../../src/charts/surface/offReasons.ts'
import {
  afterMove,
  movePlace,
  moveStep,
  readLink,
  specificationOf,
  surfaceAt,
  toJson,
  writeLink,
} from '../../src/config/index.ts'
import { contourPicture, run, stepInspector, study, surfaceFunction } from '../../src/engine/index.ts'
import { seedsOf } from '../../src/engine/ensemble/seed.ts'
import { foundMinimum } from '../../src/engine/minimum.ts'
import { mean, pathOf, pathsOf, variance, type Path } from './paths.ts'

const LINK = 'surface=moving_target&start=-3.2,2.2&steps=40'
const { surface } = readLink(LINK).configuration
const [before, after] = [surfaceFunction(surface), surfaceFunction(afterMove(surface))]
const [was, is] = [foundMinimum(surface)!, foundMinimum(afterMove(surface))!]

const at = ({ points }: Path, k: number) => [points[2 * k]!, points[2 * k + 1]!] as const
const away = (path: Path, k: number, [x, y]: readonly [number, number]) =>
  Math.hypot(path.points[2 * k]! - x, path.points[2 * k + 1]! - y)

describe('the surface', () => {
  test('has its minimum elsewhere after the move, by what was said', () => {
    expect(is[0] - was[0]).toBeCloseTo(3, 10)
    expect(is[1] - was[1]).toBeCloseTo(2, 10)
  })

  test('moves after a share of the steps; one that stays does not', () => {
    expect(moveStep(surface, 40)).toBe(20)
    expect(moveStep(readLink('surface=moving_target(tau:0.25)&steps=41').configuration.surface, 41)).toBe(10)
    expect(moveStep(readLink('surface=bowl&steps=5').configuration.surface, 5)).toBeUndefined()
  })

  test('moves with a fork of it that still has the phase, and not with one that has lost it', () => {
    const fork = (text: string) => readLink(`surface=eq(${text},from:moving_target,tau:0.25)&steps=40`)
    const kept = fork('f(x,y)=(x-u-5*p)^2%2B(y-v)^2')
    expect(kept.notices).toEqual([])
    expect(moveStep(kept.configuration.surface, 40)).toBe(10)
    expect(surfaceFunction(afterMove(kept.configuration.surface)).value(0, 0)).not.toBe(
      surfaceFunction(kept.configuration.surface).value(0, 0),
    )
    expect(moveStep(fork('f(x,y)=(x-u)^2%2B(y-v)^2').configuration.surface, 40)).toBeUndefined()
  })

  test('is never written as moved: when that is, the link and the file say by its share', () => {
    const { configuration } = readLink(LINK)
    const moved = { ...configuration, surface: afterMove(configuration.surface) }
    expect(writeLink(moved)).toBe(writeLink(configuration))
    expect(toJson(moved)).toEqual(toJson(configuration))
  })
})

describe('a run', () => {
  const path = pathOf(`${LINK}&run=gradientDescent(lr:0.1)`)

  test('is on the one surface until the move and on the other from it on: gradients and losses alike', () => {
    const gradient = new Float64Array(2)
    for (let k = 0; k <= 40; k++) {
      const f = k < 20 ? before : after
      expect(path.losses[k]).toBe(f.gradient(...at(path, k), gradient))
      if (k === 40) return
      const [x, y] = at(path, k)
      expect(at(path, k + 1)).toEqual([x - 0.1 * gradient[0]!, y - 0.1 * gradient[1]!])
    }
  })

  test('draws its batches from what stands there too', () => {
    const stochastic = pathOf(`${LINK}&run=gradientDescent(lr:0.1)/miniBatch(B:64,sampling:inOrder)`)
    expect(stochastic.points).toEqual(path.points)
  })

  test('is moved at once, or never', () => {
    const early = pathOf(`${LINK.replace('moving_target', 'moving_target(tau:0)')}&run=gradientDescent(lr:0.1)`)
    expect(early.losses[0]).toBe(after.value(-3.2, 2.2))
    const late = pathOf(`${LINK.replace('moving_target', 'moving_target(tau:1)')}&run=gradientDescent(lr:0.1)`)
    expect(late.losses[39]).toBe(before.value(...at(late, 39)))
  })

  test('is the same among many seeds, and with its draws repeated', () => {
    const { configuration } = readLink(`${LINK}&run=gradientDescent(lr:0.1)/miniBatch(B:4)`)
    const specification = specificationOf(configuration, configuration.runs[0]!)
    const seeds = seedsOf(specification)
    for (const seed of [1, 2, 1]) {
      const work = seeds.run(seed)
      let piece = work.next()
      while (!piece.done) piece = work.next()
      const alone = pathOf(`${LINK}&seed=${seed}&run=gradientDescent(lr:0.1)/miniBatch(B:4)`)
      expect(piece.value.points).toEqual(alone.points)
      expect(piece.value.losses).toEqual(alone.losses)
    }
    const [x, y] = at(pathOf(`${LINK}&run=gradientDescent(lr:0.1)/miniBatch(B:4)`), 20)
    const [nextX] = at(pathOf(`${LINK}&run=gradientDescent(lr:0.1)/miniBatch(B:4)`), 21)
    const { given } = stepInspector(specification).inspect({
      ...{ x: Float64Array.of(x, y), slots: new Float64Array(0), lr: 0.1, t: 21, scheduled: new Float64Array(0) },
    })
    expect(x - 0.1 * given[0]!).toBe(nextX)
  })

  test('is judged where it ends by the surface that stands there', () => {
    const settled = pathOf(`${LINK.replace('steps=40', 'steps=400')}&run=gradientDescent(lr:0.1)`)
    expect(settled.end.status).toBe('minimum')
    expect(away(settled, 400, is)).toBeLessThan(1e-6)
  })

  test('has rows held back that move along', () => {
    const link = 'surface=moving_target&data=cloud(validation:0.25)&start=-3.2,2.2&run=gradientDescent(lr:0.1)&steps=40'
    const { configuration } = readLink(link)
    const losses = [...run(specificationOf(configuration, configuration.runs[0]!))].flatMap((chunk) => [
      ...chunk.validationLosses,
    ])
    expect(losses[20]! - losses[19]!).toBeGreaterThan(3)
  })

  test('is taken apart with the f that its update was taken on', () => {
    const { configuration } = readLink(`${LINK}&run=gradientDescent(lr:0.1)`)
    const inspector = stepInspector(specificationOf(configuration, configuration.runs[0]!))
    for (const k of [25, 19, 20]) {
      const from = { x: Float64Array.from(at(path, k)), slots: new Float64Array(0), lr: 0.1, t: k + 1 }
      const { loss } = inspector.inspect({ ...from, scheduled: new Float64Array(0) })
      expect(loss).toBe((k < 20 ? before : after).value(...at(path, k)))
    }
  })

  test('is not diagnosed: what would be said is said of one surface', () => {
    const { configuration } = readLink(`${LINK}&run=gradientDescent(lr:0.7)`)
    const work = study({ kind: 'diagnose', specification: specificationOf(configuration, configuration.runs[0]!) })
    expect(work.next().value).toEqual({ kind: 'diagnose', diagnosis: undefined })
  })
})

describe('what is drawn', () => {
  const { configuration } = readLink(`${LINK}&run=gradientDescent(lr:0.1)`)

  test('is the surface that stands at the playhead, with its own minimum', () => {
    const request = (playhead: number) => contourRequests(configuration, { playhead }, 17).get('')!
    expect(contourPicture(request(19)).found).toEqual(was)
    expect(contourPicture(request(20)).found).toEqual(is)
    expect(surfaceAt(configuration, configuration.surface, 19.9)).toBe(configuration.surface)
    expect(surfaceAt(configuration, configuration.surface, 20)).toBe(
      surfaceAt(configuration, configuration.surface, 33),
    )
  })

  test('says which it is, in what the axis counts', () => {
    expect(moveWords(configuration, 3)).toBe('until step 20, when its minimum moves')
    expect(moveWords(configuration, 20)).toBe('since step 20, when its minimum moved')
    const counted = { ...configuration, shown: { axis: 'epochs' as const } }
    expect(moveWords(counted, 3)).toBe('until 20 epochs, when its minimum moves')
    expect(movePlace(counted, counted.surface)).toBe(20)
    expect(moveWords(readLink('surface=bowl&steps=5').configuration, 3)).toBeUndefined()
  })

  test('leaves out what is of one f from beginning to end', () => {
    expect(offReason(configuration, 'flow')).toMatch(/^f moves/)
    const shown = { overlays: ['flow', 'theory'] as const }
    expect(shownOverlays({ ...configuration, shown })).toEqual(['theory'])
    expect(shownOverlays({ ...configuration, shown: { overlays: ['flow'] } })).toBeUndefined()
  })
})

describe('RMSProp keeps up where the minimum moves, AdaGrad does not', () => {
  const SEEDS = [1, 2, 3, 4, 5, 6]
  const HALF = 400
  const runs = (method: string) =>
    SEEDS.map((seed) =>
      pathOf(`surface=moving_target&start=-3.2,2.2&seed=${seed}&run=${method}/miniBatch(B:1)&steps=${2 * HALF}`),
    )
  const meanAway = (path: Path, from: number, target: readonly [number, number]) =>
    mean(Array.from({ length: HALF }, (_, i) => away(path, from + i, target)))
  /** At the rate at which it is nearest to the first minimum, on average, until that moves. */
  const tuned = (id: string, rates: readonly number[]) =>
    rates
      .map((lr) => {
        const paths = runs(`${id}(lr:${lr})`)
        return { paths, first: mean(paths.map((path) => meanAway(path, 0, was))) }
      })
      .reduce((best, each) => (each.first < best.first ? each : best)).paths
  const adagrad = tuned('adagrad', [0.2, 0.5, 1])
  const rmsprop = tuned('rmsprop', [0.03, 0.05, 0.1, 0.2])
  const [slow, quick] = [adagrad, rmsprop].map((paths) => paths.map((path) => away(path, HALF + HALF / 10, is)))

  test('rates tuned until the move, AdaGrad is twice as far away after a tenth of the time, four standard errors sure', () => {
    const gaps = slow!.map((distance, i) => distance - 2 * quick![i]!)
    expect(mean(gaps)).toBeGreaterThan(4 * Math.sqrt(variance(gaps) / (SEEDS.length - 1)))
  })

  test('after the move RMSProp does as well as from the start, AdaGrad much worse', () => {
    const ratio = (paths: readonly Path[]) =>
      mean(paths.map((path) => meanAway(path, HALF, is))) / mean(paths.map((path) => meanAway(path, 0, was)))
    expect(ratio(rmsprop)).toBeLessThan(1.1)
    expect(ratio(adagrad)).toBeGreaterThan(1.5)
  })
})

test('two runs of one link move together', () => {
  const [one, two] = pathsOf(`${LINK}&run=gradientDescent(lr:0.1)&run=adam(lr:0.1)`)
  expect(one!.losses[20]! - one!.losses[19]!).toBeGreaterThan(1)
  expect(Math.abs(two!.losses[20]! - two!.losses[19]!)).toBeGreaterThan(1)
})
