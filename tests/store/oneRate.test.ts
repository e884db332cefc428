import { beforeEach, expect, it } from 'vitest'
import { defaultConfiguration, rateOf } from '../../src/config/index.ts'
import { useConfig } from '../../src/store/index.ts'

const config = () => useConfig.getState()
const runs = () => config().configuration.runs
const rates = () => runs().map(({ optimizer }) => rateOf(optimizer, 100))
function run(index: number) {
  const found = runs()[index]
  if (!found) throw new Error(`there is no run ${index}`)
  return found
}
const key = (index: number) => run(index).key
const setParameter = (index: number, name: string, value: number) => {
  const { key, optimizer } = run(index)
  config().setOptimizer(key, { ...optimizer, params: { ...optimizer.params, [name]: value } }, `${key}.${name}`)
}

beforeEach(() => {
  config().load(defaultConfiguration(), [])
  config().setShown({ oneRate: true })
})

it('gives all runs the rate of the first', () => {
  expect(new Set(rates())).toEqual(new Set([0.001]))
})

it('moves with any run whose rate is moved, in the same change', () => {
  let changes = 0
  const stop = useConfig.subscribe(() => (changes += 1))
  setParameter(3, 'lr', 0.02)
  stop()
  expect(new Set(rates())).toEqual(new Set([0.02]))
  expect(changes).toBe(1)
})

it('is taken by a run that comes, and by a run that changes its method', () => {
  config().addRun({ id: 'rmsprop', params: {} })
  config().setOptimizer(key(0), { id: 'newton', params: {} })
  config().setOptimizer(key(1), { id: 'sam', params: {}, of: { id: 'adam', params: {} } })
  expect(new Set(rates())).toEqual(new Set([0.001]))
})

it('is that of a method which comes with a rate of its own: what a remedy promises was tried at that rate', () => {
  config().setOptimizer(key(0), { id: 'momentum', params: { lr: 0.033, beta: 0.67 } })
  expect(run(0).optimizer.params).toMatchObject({ lr: 0.033, beta: 0.67 })
  expect(new Set(rates())).toEqual(new Set([0.033]))
})

it('leaves everything else of a run as it is', () => {
  setParameter(1, 'beta', 0.5)
  expect(runs()[1]?.optimizer.params).toMatchObject({ beta: 0.5 })
  expect(new Set(rates())).toEqual(new Set([0.001]))
})

it('is of a link too, whose runs say otherwise', () => {
  config().load({ ...defaultConfiguration(), shown: { oneRate: true } }, [])
  expect(new Set(rates()).size).toBe(1)
})

it('ends where runs are set to different rates at once; one rate for one run is one for all', () => {
  config().setRates(new Map([[key(2), 0.004]]))
  expect(new Set(rates())).toEqual(new Set([0.004]))
  config().setRates(
    new Map([
      [key(0), 0.1],
      [key(1), 0.2],
    ]),
  )
  expect(rates().slice(0, 3)).toEqual([0.1, 0.2, 0.004])
  expect(config().configuration.shown?.oneRate).toBeUndefined()
})

it('binds nothing where it is not asked for', () => {
  config().setShown({ oneRate: undefined })
  setParameter(3, 'lr', 0.3)
  expect(rates()[0]).toBe(0.001)
})
