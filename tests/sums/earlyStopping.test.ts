/** Validation loss turns up while training loss still falls; stopping there keeps what was learnt. */
import { describe, expect, test } from 'vitest'
import { presets, readLink, specificationOf } from '../../src/config/index.ts'
import { run } from '../../src/engine/index.ts'
import { traceOf } from '../../src/engine/traceFormat.ts'

const link = presets.find(({ id }) => id === 'early-stopping')!.link
const tracesOf = (text: string) => {
  const { configuration } = readLink(text)
  return configuration.runs.map((each) => traceOf('', each.optimizer, run(specificationOf(configuration, each))))
}
const [whole, stopped, decayed] = tracesOf(link)
const last = (values: ArrayLike<number>) => values[values.length - 1]!
const best = whole!.validationLosses.indexOf(Math.min(...whole!.validationLosses))

describe('five training points', () => {
  test('the validation loss turns up at step 20, while the training loss falls at every step to the end', () => {
    expect(best).toBe(20)
    expect(whole!.validationLosses[best]!).toBeCloseTo(0.66, 2)
    expect(last(whole!.validationLosses)).toBeCloseTo(1.04, 2)
    const { losses, validationLosses } = whole!
    for (let k = 1; k <= 300; k++) expect(losses[k]!).toBeLessThan(losses[k - 1]!)
    // Down to the best, up from there: one turn, no wobble.
    for (let k = 1; k <= 300; k++) expect(validationLosses[k]! < validationLosses[k - 1]!).toBe(k <= best)
  })

  test('a patience of ten epochs stops at step 30, and ends lower over the rows held back than going on', () => {
    expect(stopped!.end).toMatchObject({ step: 30, stopped: { patience: 10, best: 20 } })
    expect(last(stopped!.validationLosses)).toBeCloseTo(0.665, 3)
    expect(stopped!.points).toEqual(whole!.points.slice(0, 2 * 31))
  })

  test('weight decay keeps the weights small, and ends lower too', () => {
    expect(last(decayed!.validationLosses)).toBeCloseTo(0.72, 2)
    expect(Math.hypot(...decayed!.end.point)).toBeLessThan(Math.hypot(...whole!.end.point) / 2)
  })
})

test('it is so for most draws of such data: over thirty of them, the best step comes before the last tenth', () => {
  const turnsUp = Array.from({ length: 30 }, (_, seed) => {
    const [trace] = tracesOf(link.replace('seed:7', `seed:${seed + 100}`))
    const { validationLosses } = trace!
    const step = validationLosses.indexOf(Math.min(...validationLosses))
    return step < 270 && last(validationLosses) > 1.02 * validationLosses[step]!
  })
  expect(turnsUp.filter(Boolean).length).toBeGreaterThan(20)
})

test('with many training points it does not turn up: there is nothing to stop for', () => {
  const [trace] = tracesOf(link.replace('n:50', 'n:2000').replace('validation:0.9', 'validation:0.5'))
  const { validationLosses } = trace!
  expect(last(validationLosses)).toBeLessThan(1.005 * Math.min(...validationLosses))
})
