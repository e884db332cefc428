import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domainFor, stripFrame, valueAtY, yOfValue, type Domain } from '../../src/charts/strip/geometry.ts'
import { draggedTo, targetAt, targetByKey, type CurveChart } from '../../src/charts/strip/handles/geometry.ts'
import { inUpdates } from '../../src/charts/strip/handles/inUpdates.ts'
import { handlesOf, type Scheduling } from '../../src/config/handles.ts'

const frame = stripFrame(460, 126)
const chart: CurveChart = { frame, domain: { scale: 'linear', min: 0, max: 0.1 }, steps: 400 }
const cosine: Scheduling = { schedule: { id: 'cosine', params: { T: 300, etaMin: 0.01 } }, base: 0.08 }
const read = (now: Scheduling) => handlesOf(now, chart.steps)
const handle = (name: string, of = cosine) => read(of).find((each) => each.name === name)!

describe('a value and its height on the axis', () => {
  const extent = { min: -3, max: 40, minPositive: 0.02, minSize: 0.01, hasNonPositive: true }
  const axes: Domain[] = [
    { scale: 'linear', min: -1, max: 5 },
    { scale: 'log', min: 1e-4, max: 10 },
    domainFor(extent, 'log', true),
  ]
  it.each(axes)('are each other’s inverse on a $scale axis', (domain) => {
    fc.assert(
      fc.property(fc.double({ min: -20, max: 140, noNaN: true }), (y) => {
        expect(yOfValue(frame, domain, valueAtY(frame, domain, y))).toBeCloseTo(y, 6)
      }),
    )
  })
})

describe('handles of a schedule that counts epochs', () => {
  // Batches of three updates an epoch, of two from the second on, and of one from the fourth.
  const over = Float64Array.of(0, 0, 0, 1, 1, 2, 2, 3, 4, 5)
  const steps: Scheduling = { schedule: { id: 'step', params: { stepSize: 2 } }, base: 1 }
  const [, drop] = inUpdates(handlesOf(steps, 6), over)
  const sizeAt = (step: number) => drop!.to({ step })?.schedule.params.stepSize

  it('stand at the update with which their epoch begins', () => {
    expect(drop!.step).toBe(5)
    expect(drop!.rate).toBe(0.5)
  })
  it('go to the epoch that the pointer is in, and at least one on where it goes right', () => {
    expect([8, 6, 5, 4, 3].map(sizeAt)).toEqual([4, 3, 2, 1, 1])
  })
  it('go no further than the last epoch', () => {
    expect(sizeAt(10)).toBe(6)
    const [, beyond] = inUpdates(handlesOf({ ...steps, schedule: { id: 'step', params: { stepSize: 9 } } }, 6), over)
    expect(beyond!.step).toBe(over.length)
  })
})

describe('a handle that is dragged', () => {
  it('follows the pointer in whole steps, and never below the axis', () => {
    const { step, rate } = targetAt(chart, handle('lowest rate'), 46 + (frame.right - 46) / 2 + 0.3, 5000)
    expect(step).toBe(200)
    expect(rate).toBeCloseTo(0, 12)
    expect(targetAt(chart, handle('base rate'), 200, 30)).not.toHaveProperty('step')
  })

  it('gives numbers as short as pixels can tell apart', () => {
    const moved = draggedTo(chart, handle('base rate'), { rate: 0.0512345678 }, read)
    expect(moved).toEqual({ ...cosine, base: 0.0512 })
    const decay: Scheduling = { schedule: { id: 'exponential', params: {} }, base: 0.1 }
    const bent = draggedTo(chart, handle('last rate', decay), { rate: 0.05 }, read)
    const { gamma } = bent!.schedule.params
    expect(String(gamma).length).toBeLessThan(9)
    expect(0.1 * Number(gamma) ** 399).toBeCloseTo(0.05, 3)
  })

  it('stays where it is when there is no such schedule', () => {
    const inverse: Scheduling = { schedule: { id: 'inverseTime', params: {} }, base: 0.1 }
    expect(draggedTo(chart, handle('last rate', inverse), { rate: 0 }, read)).toBeUndefined()
  })
})

describe('arrow keys', () => {
  const at = { x: 200, y: 60 }
  it('move a step or a hundredth of the axis, ten with Shift', () => {
    expect(targetByKey(chart, handle('lowest rate'), at, 'ArrowRight', false)).toEqual({ step: 301 })
    expect(targetByKey(chart, handle('lowest rate'), at, 'ArrowLeft', true)).toEqual({ step: 290 })
    const { rate } = targetByKey(chart, handle('lowest rate'), at, 'ArrowUp', true)!
    expect(rate).toBeCloseTo(valueAtY(frame, chart.domain, 60) + 0.01, 12)
  })

  it('of both pairs move what goes in one direction only', () => {
    const up = targetByKey(chart, handle('base rate'), at, 'ArrowUp', false)
    expect(targetByKey(chart, handle('base rate'), at, 'ArrowRight', false)).toEqual(up)
    expect(targetByKey(chart, handle('base rate'), at, 'Enter', false)).toBeUndefined()
  })
})
