/** The places on a schedule's curve that can be dragged, against the curve itself. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { handlesOf, type PlacedHandle, type Scheduling } from '../../src/config/handles.ts'
import type { ScheduleChoice } from '../../src/config/types.ts'
import { scheduleFunction } from '../../src/engine/schedule.ts'
import { schedules } from '../../src/schedules/index.ts'

const STEPS = 200
const BASE = 0.5

const plain = (id: string, params: ScheduleChoice['params'] = {}, of?: readonly ScheduleChoice[]): ScheduleChoice =>
  of ? { id, params, of } : { id, params }

/** Every schedule, and of those with forms each form; what holds others holds some that have handles of their own. */
const CHOICES: Readonly<Record<string, ScheduleChoice>> = {
  constant: plain('constant'),
  step: plain('step', { stepSize: 40 }),
  multistep: plain('multistep', { t1: 50, t2: 90, t3: 90, gamma: 0.6 }),
  exponential: plain('exponential'),
  'exponential by its constant': plain('exponential', { form: 'lambda' }),
  polynomial: plain('polynomial', { T: 150, etaEnd: 0.05 }),
  linear: plain('linear', { T: 120, endFactor: 0.1 }),
  'linear, rising': plain('linear', { T: 30, startFactor: 0.1, endFactor: 1 }),
  cosine: plain('cosine', { T: 150, etaMin: 0.02 }),
  inverseTime: plain('inverseTime'),
  inverseSqrt: plain('inverseSqrt'),
  stronglyConvex: plain('stronglyConvex', { mu: 0.03 }),
  warmRestarts: plain('warmRestarts', { T0: 30, etaMin: 0.03 }),
  cyclic: plain('cyclic'),
  'cyclic, falling': plain('cyclic', { form: 'absolute', mode: 'expRange' }),
  oneCycle: plain('oneCycle', { finalDiv: 10 }),
  'oneCycle in three phases': plain('oneCycle', { form: 'absolute', threePhase: true, anneal: 'linear' }),
  growth: plain('growth', { stepSize: 40, gamma: 1.5 }),
  noam: plain('noam'),
  'noam of a model': plain('noam', { form: 'model' }),
  warmupStableDecay: plain('warmupStableDecay'),
  plateau: plain('plateau'),
  'warmup of a cosine': plain('warmup', {}, [plain('cosine', { etaMin: 0.1 })]),
  'warmup from a rate, of one cycle': plain('warmup', { form: 'linear', etaStart: 0.1 }, [plain('oneCycle')]),
  'warmup at a share, of a warmup': plain('warmup', { form: 'constant' }, [plain('warmup', {}, [plain('step')])]),
  sequential: plain('sequential', { at: 80 }, [plain('linear', { T: 60, endFactor: 0.2 }), plain('cosine')]),
}

const rateAt = ({ schedule, base }: Scheduling, step: number) => scheduleFunction(schedule, base, STEPS).rate(step)
const find = (scheduling: Scheduling, id: string): PlacedHandle => {
  const found = handlesOf(scheduling, STEPS).find((handle) => handle.id === id)
  if (!found) throw new Error(`no handle ${id}`)
  return found
}
const close = (value: number, expected: number) =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1e-3, Math.abs(expected)))

test('every schedule has its case', () => {
  const tried = new Set(Object.values(CHOICES).map(({ id }) => id))
  expect(Object.keys(schedules).filter((id) => !tried.has(id))).toEqual([])
})

describe.each(Object.entries(CHOICES))('%s', (_, schedule) => {
  const start: Scheduling = { schedule, base: BASE }
  const handles = handlesOf(start, STEPS)

  test('has handles, each on the curve', () => {
    expect(handles.length).toBeGreaterThan(0)
    expect(new Set(handles.map(({ id }) => id)).size).toBe(handles.length)
    for (const { step, rate } of handles) if (rate !== undefined) close(rateAt(start, step), rate)
  })

  test.each(handles.map((handle) => [handle.id, handle] as const))('%s goes where it is dragged', (id, handle) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: STEPS }), fc.double({ ...ratesOf(id), noNaN: true }), (step, rate) => {
        const target = { ...(handle.horizontal && { step }), ...(handle.vertical && { rate }) }
        const moved = handle.to(target)
        if (!moved) return fc.pre(false)
        const now = find(moved, id)
        // Where a number ends or must be whole, the handle stays on the curve all the same.
        if (now.rate !== undefined) close(rateAt(moved, now.step), now.rate)
        const isFree = handle.horizontal && Math.abs(now.step - step) < 1e-6
        const stayed = !handle.horizontal && now.step === handle.step
        fc.pre(isFree || stayed)
        if (handle.vertical) close(rateAt(moved, now.step), rate)
      }),
      { numRuns: 60, maxSkipsPerRun: 1000 },
    )
  })
})

/** The rates at which a handle can be: some lie between the base and the lowest. */
const ratesOf = (id: string) => (/bend|last rate/.test(id) ? { min: 0.051, max: 0.4999 } : { min: 0.001, max: 1 })
