/** Rows held back from training: which they are, what is trained on the others, and runs that end by the loss over them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readLink, specificationOf } from '../../src/config/index.ts'
import type { DataChoice } from '../../src/config/types.ts'
import { heldBack } from '../../src/core/heldBack.ts'
import { randomStream } from '../../src/core/random.ts'
import { contourPicture, run } from '../../src/engine/index.ts'
import { heldBackRows } from '../../src/engine/data.ts'
import { traceOf, type Trace } from '../../src/engine/traceFormat.ts'
import { pathOf, pathsOf, sumOf } from './paths.ts'

const tracesOf = (link: string): Trace[] => {
  const { configuration, notices } = readLink(link)
  expect(notices).toEqual([])
  return configuration.runs.map((each) => traceOf('', each.optimizer, run(specificationOf(configuration, each))))
}
const traceOfFirst = (link: string): Trace => tracesOf(link)[0]!

describe('the rows held back', () => {
  const share = fc.double({ min: 0, max: 0.9, noNaN: true })

  test('are the stated share, rounded, and never all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), share, fc.nat(), (n, part, seed) => {
        const rows = [...heldBack(n, part, randomStream(seed, 'split'))]
        expect(rows).toHaveLength(Math.min(n - 1, Math.round(part * n)))
        expect(new Set(rows).size).toBe(rows.length)
        expect(rows.every((row, i) => row >= 0 && row < n && (i === 0 || row > rows[i - 1]!))).toBe(true)
      }),
    )
  })

  test('stay held back as the share grows: a slider adds rows, it does not draw others', () => {
    const rows = (part: number) => [...heldBack(50, part, randomStream(3, 'split'))]
    const larger = new Set(rows(0.5))
    expect(rows(0.2).every((row) => larger.has(row))).toBe(true)
  })

  test('hardly change when a row is added at the end: a point that is drawn does not exchange the others', () => {
    for (let n = 10; n < 60; n++) {
      const [before, after] = [n, n + 1].map((size) => new Set(heldBack(size, 0.3, randomStream(3, 'split'))))
      expect([...before!].filter((row) => !after!.has(row)).length).toBeLessThanOrEqual(1)
    }
  })

  test('are each as likely as the others', () => {
    const counts = new Float64Array(10)
    for (let seed = 0; seed < 2000; seed++)
      for (const row of heldBack(10, 0.3, randomStream(seed, 'split'))) counts[row]!++
    // Binomial(2000, 0.3) has the standard deviation 20.5: all ten are within five of them but once in 170 000 times.
    for (const count of counts) expect(Math.abs(count - 600)).toBeLessThan(5 * 20.5)
  })

  test('are the data’s own: neither the experiment’s seed nor a run moves them, the data’s seed does', () => {
    const rowsOf = (data: string) => [
      ...heldBackRows(readLink(`surface=least_squares&data=${data}&steps=1`).configuration.surface),
    ]
    expect(rowsOf('line(n:40,validation:0.25)')).toHaveLength(10)
    expect(rowsOf('line(n:40,validation:0.25,seed:2)')).not.toEqual(rowsOf('line(n:40,validation:0.25)'))
    expect(rowsOf('line(n:40)')).toEqual([])
    expect(rowsOf('1,2/validation:0.9')).toEqual([])
  })
})

describe('what is trained on the others', () => {
  const link = 'surface=least_squares&data=1,2/2,2/3,5/4,4/5,7/validation:0.4'
  const { data } = readLink(`${link}&steps=1`).configuration.surface
  const { rows } = data as Extract<DataChoice, { rows: unknown }>
  const held = new Set(heldBackRows(readLink(`${link}&steps=1`).configuration.surface))
  const text = (wanted: boolean) => rows.flatMap((row, i) => (held.has(i) === wanted ? [row.join()] : [])).join('/')
  const training = `surface=least_squares&data=${text(false)}`

  test('is surface, gradients, batches and contours of those rows alone, to the bit', () => {
    expect(held.size).toBe(2)
    expect(sumOf(link).size).toBe(3)
    for (const method of [
      'adam',
      'gradientDescent(lr:0.02)/miniBatch(B:2)',
      'gradientDescent(lr:0.02)/svrg(m:4)',
      'gradientDescent(lr:0.02)/federated(K:2)',
    ])
      expect(pathOf(`${link}&start=0,0&run=${method}&steps=40`).points).toEqual(
        pathOf(`${training}&start=0,0&run=${method}&steps=40`).points,
      )
    const picture = (from: string) => {
      const { surface } = readLink(from).configuration
      return contourPicture({ surface, view: { x: [-1, 2], y: [-1, 2] }, columns: 9, rows: 9 })
    }
    expect(picture(link)).toEqual(picture(training))
  })

  test('is judged by f over the rows held back, at every step', () => {
    const { points, validationLosses } = traceOfFirst(`${link}&start=0,0&run=gradientDescent(lr:0.02)&steps=5`)
    const over = sumOf(`surface=least_squares&data=${text(true)}`)
    expect([...validationLosses]).toEqual(
      Array.from({ length: 6 }, (_, k) => over.value(points[2 * k]!, points[2 * k + 1]!)),
    )
  })

  test('but without the penalty within f, which predicts nothing', () => {
    const at = (lambda: number) =>
      traceOfFirst(`${link.replace('least_squares', `least_squares(lambda:${lambda})`)}&start=2,3&run=adam&steps=1`)
    expect(at(5).validationLosses[0]).toBe(at(0).validationLosses[0])
    expect(at(5).losses[0]).toBeCloseTo(at(0).losses[0]! + (5 / 2) * 13, 12)
  })

  test('no loss is recorded where no row is held back', () => {
    const { validationLosses } = traceOfFirst('surface=least_squares&run=adam&steps=3')
    expect([...validationLosses]).toEqual([NaN, NaN, NaN, NaN])
  })
})

describe('early stopping', () => {
  const noisy = 'surface=logistic_regression(lambda:0)&data=clouds(n:50,distance:1.5,validation:0.9,seed:4)'

  /** The first step by which `patience` epochs in a row were not below the best one, by its definition. */
  function expected({ validationLosses }: Trace, epochs: readonly number[], patience: number) {
    let best = 0
    for (const [i, step] of epochs.entries()) {
      if (validationLosses[step]! < validationLosses[epochs[best]!]!) best = i
      if (i - best >= patience) return { step, best: epochs[best] }
    }
    return undefined
  }

  test.each([1, 3, 10])('on full gradients every step is an epoch: patience %i', (patience) => {
    const [whole, early] = tracesOf(
      `${noisy}&run=gradientDescent(lr:0.5)&run=gradientDescent(lr:0.5)/patience:${patience}&steps=200`,
    )
    const found = expected(whole!, Array.from(whole!.losses.keys()), patience)!
    expect(found.step).toBeLessThan(200)
    expect(early!.end).toMatchObject({
      step: found.step,
      stopped: { patience, best: found.best, validationLoss: whole!.validationLosses[found.best!] },
    })
    expect(early!.points).toEqual(whole!.points.slice(0, 2 * (found.step + 1)))
  })

  test('on batches an epoch is as many gradients of terms as there are training rows', () => {
    // 45 training rows in batches of 10: the fifth batch of an epoch has the last five.
    const data = 'surface=logistic_regression(lambda:0)&data=clouds(n:50,distance:0.5,validation:0.1)'
    const method = 'gradientDescent(lr:2)/miniBatch(B:10)'
    const [whole, early] = tracesOf(`${data}&run=${method}&run=${method}/patience:4&steps=300`)
    const epochs = Array.from({ length: 61 }, (_, i) => 5 * i)
    const found = expected(whole!, epochs, 4)!
    expect(found.step % 5).toBe(0)
    expect(early!.end).toMatchObject({ step: found.step, stopped: { patience: 4, best: found.best } })
  })

  test('does nothing where no row is held back, and a run that reaches its horizon was not stopped', () => {
    const [plain, patient] = pathsOf(
      'surface=least_squares&run=gradientDescent&run=gradientDescent/patience:1&steps=30',
    )
    expect(patient!.end).toEqual(plain!.end)
    const { end } = traceOfFirst(`${noisy}&run=gradientDescent(lr:0.5)/patience:5000&steps=30`)
    expect(end).not.toHaveProperty('stopped')
    expect(end.step).toBe(30)
  })
})
