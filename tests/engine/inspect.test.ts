/** The inspector's numbers are the run's own. */
import { describe, expect, it } from 'vitest'
import type { MethodChoice, RunSpecification } from '../../src/config/index.ts'
import type { ParameterValues } from '../../src/core/parameter.ts'
import { PRECISION_EVENTS } from '../../src/core/precision.ts'
import { outlineOf, stepInspector } from '../../src/engine/index.ts'
import { optimizers } from '../../src/optimizers/index.ts'
import { courseOf, specification } from './specifications.ts'

const STEPS = 25
/** A surface on which every method has what it needs. */
const surfaceFor = (needs: string | undefined): MethodChoice =>
  needs === 'fisher' ? { id: 'gaussian_fit', params: {} } : { id: 'rosenbrock', params: { b: 5 } }

/** Takes every update of the run apart and compares its end with what the run recorded. */
function expectSamePath(spec: RunSpecification): void {
  const course = courseOf(spec)
  const { layout, parameterCurves } = outlineOf(spec)
  const width = layout.reduce((sum, slot) => sum + slot.width, 0)
  const { inspect, scheduled } = stepInspector(spec)
  for (let k = 0; k + 1 < course.losses.length; k++) {
    const { lines, loss } = inspect({
      x: Float64Array.from(course.points.slice(2 * k, 2 * k + 2)),
      slots: Float64Array.from(course.slots.slice(width * k, width * (k + 1))),
      lr: course.rates[k]!,
      t: k + 1,
      scheduled: Float64Array.from(scheduled, (name) => parameterCurves[name]![k]!),
    })
    const last = lines.findLast(({ statement }) => statement.name === 'x')!
    expect([...last.result], `update ${k + 1}`).toEqual(course.points.slice(2 * k + 2, 2 * k + 4))
    expect(loss).toBe(course.losses[k])
  }
}

describe('an update taken apart ends where the run went, to the bit', () => {
  const methods = Object.entries(optimizers).filter(([, { procedure }]) => !procedure)
  it.each(methods)('%s', (id, { needs, params }) => {
    const values: ParameterValues = params.lr?.kind === 'number' ? { lr: 0.01 } : {}
    expectSamePath(specification({ surface: surfaceFor(needs), steps: STEPS, optimizer: { id, params: values } }))
  })

  it('with a clipped gradient, a scheduled rate and a scheduled momentum', () => {
    expectSamePath(
      specification({
        surface: surfaceFor(undefined),
        steps: STEPS,
        optimizer: { id: 'adam', params: { lr: 0.3 } },
        schedule: { id: 'warmup', params: { W: 5 }, of: [{ id: 'cosine', params: {} }] },
        scheduled: { beta1: { id: 'cosine', params: { etaMin: 0.5 } } },
        clip: { id: 'norm', params: { max: 0.5 } },
      }),
    )
  })

  it('inside a wrapper', () => {
    const of = { id: 'nesterov', params: { lr: 0.002 } }
    expectSamePath(specification({ steps: STEPS, optimizer: { id: 'sam', params: {}, of } }))
  })
})

it('a procedure has no lines, but a gradient and a Hessian', () => {
  const spec = specification({ optimizer: { id: 'bfgs', params: {} } })
  const { program, inspect } = stepInspector(spec)
  const none = new Float64Array(0)
  const { lines, gradient, hessian } = inspect({ x: Float64Array.of(1, 2), slots: none, lr: 1, t: 1 })
  expect(program).toBeUndefined()
  expect([lines, [...gradient], [...hessian]]).toEqual([[], [2, 4], [2, 0, 2]])
})

it('tells what clipping left of the gradient', () => {
  const spec = specification({ clip: { id: 'norm', params: { max: 1 } } })
  const { gradient, given } = stepInspector(spec).inspect({
    x: Float64Array.of(3, 4),
    slots: new Float64Array(0),
    lr: 0.1,
    t: 1,
  })
  expect([...gradient]).toEqual([6, 8])
  expect(Math.hypot(...given)).toBeCloseTo(1, 14)
})

describe('an update in low precision', () => {
  const taken = (precision: MethodChoice, more: Partial<RunSpecification> = {}) => {
    const spec = specification({ steps: STEPS, optimizer: { id: 'adam', params: { lr: 0.1 } }, precision, ...more })
    const course = courseOf(spec)
    const width = outlineOf(spec).layout.reduce((sum, slot) => sum + slot.width, 0)
    const { inspect } = stepInspector(spec)
    return Array.from({ length: course.losses.length - 1 }, (_, k) => ({
      from: course.points.slice(2 * k, 2 * k + 2),
      to: course.points.slice(2 * k + 2, 2 * k + 4),
      stateAfter: course.slots.slice(width * (k + 1), width * (k + 2)),
      stateBefore: course.slots.slice(width * k, width * (k + 1)),
      inspected: inspect({
        x: Float64Array.from(course.points.slice(2 * k, 2 * k + 2)),
        slots: Float64Array.from(course.slots.slice(width * k, width * (k + 1))),
        lr: course.rates[k]!,
        t: k + 1,
      }),
    }))
  }
  const led = ({ lines }: { lines: readonly { statement: { name: string }; result: Float64Array }[] }) => [
    ...lines.findLast(({ statement }) => statement.name === 'x')!.result,
  ]

  it.each(['nearest', 'stochastic'])('has the run’s rounded gradient and ends where the run went: %s', (rounding) => {
    for (const { inspected, to } of taken({ id: 'bfloat16', params: { rounding } })) {
      expect(led(inspected)).toEqual(to)
      expect([...inspected.reached!]).toEqual(to)
      expect(inspected.given).toEqual(inspected.low!.gradient)
      // Eight binary digits.
      inspected.given.forEach((value, i) =>
        expect(Math.abs(value - inspected.gradient[i]!)).toBeLessThanOrEqual(Math.abs(inspected.gradient[i]!) / 128),
      )
    }
  })

  it('whose parameters are rounded leads to the rounded point of what its lines say', () => {
    const updates = taken({ id: 'bfloat16', params: { rounded: 'both' } })
    for (const { inspected, to } of updates) {
      expect([...inspected.reached!]).toEqual(to)
      led(inspected).forEach((value, i) => expect(Math.abs(value - to[i]!)).toBeLessThanOrEqual(Math.abs(value) / 256))
    }
    expect(updates.some(({ inspected, to }) => led(inspected).some((value, i) => value !== to[i]))).toBe(true)
  })

  it('that is skipped leads nowhere, and does not count: the next ones are to the bit as if it had not been', () => {
    const precision = { id: 'binary16', params: { scaling: 'dynamic', S: 2 ** 20 } }
    const updates = taken(precision, { start: [-1.2, 3] })
    const skipped = updates.filter(({ inspected }) => inspected.low!.events & PRECISION_EVENTS.skipped)
    expect(skipped.length).toBeGreaterThan(2)
    for (const { inspected, from, to, stateBefore, stateAfter } of updates) {
      expect([...inspected.reached!]).toEqual(to)
      if (inspected.low!.events & PRECISION_EVENTS.skipped) {
        expect(to).toEqual(from)
        expect(stateAfter).toEqual(stateBefore)
      } else expect(led(inspected)).toEqual(to)
    }
  })
})
