// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { connectRounds } from '../../src/app/connectRounds.ts'
import { readLink, specificationOf } from '../../src/config/index.ts'
import { outlineOf, run } from '../../src/engine/index.ts'
import type { Rounds } from '../../src/engine/rounds.ts'
import { applyChunk, useConfig, useRounds, useRuns, useView } from '../../src/store/index.ts'
import type { Client, Listener } from '../../src/worker/client.ts'

let asked: { key: string; update: number; listener: Listener }[]
let cancelled: string[]
let disconnect: () => void

const client: Client = {
  run: () => {},
  contours: () => {},
  cancel: () => {},
  study: (key, request, listener) => request.kind === 'rounds' && asked.push({ key, update: request.update, listener }),
  cancelStudy: (key) => cancelled.push(key),
  dispose: () => {},
}
const config = () => useConfig.getState()
const keys = () => config().configuration.runs.map(({ key }) => key)
const known = (index: number) => useRounds.getState().known.get(keys()[index]!)
const rest = () => vi.advanceTimersByTimeAsync(400)
const roundsFrom = (from: number, count: number): Rounds => ({
  from,
  lines: { coordinates: new Float64Array(0), offsets: new Uint32Array(1) },
  clientOf: new Uint16Array(0),
  begins: new Uint32Array(count + 1),
  weights: new Float64Array(0),
  sizes: new Uint32Array(0),
  minima: new Float64Array(0),
})
const answer = async (rounds: Rounds) => {
  asked.at(-1)!.listener({ type: 'result', job: 1, result: { kind: 'rounds', rounds } })
  await vi.advanceTimersByTimeAsync(20)
}
const compute = () => {
  const { configuration } = config()
  for (const each of configuration.runs) {
    const specification = specificationOf(configuration, each)
    for (const chunk of run(specification)) applyChunk(each.key, chunk, outlineOf(specification), 'done')
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  ;[asked, cancelled] = [[], []]
  useRounds.setState({ known: new Map() })
  useRuns.setState({ runs: new Map() })
  const link = 'surface=least_squares&run=gradientDescent(lr:1)/federated&run=gradientDescent/miniBatch&steps=40'
  config().load(readLink(link).configuration, [])
  useView.setState({ playhead: 11 })
  disconnect = connectRounds(client)
})
afterEach(() => {
  disconnect()
  vi.useRealTimers()
})

it('asks for the round that led to the playhead’s point, of runs that have clients, once these are computed', async () => {
  await rest()
  expect(asked).toEqual([])
  compute()
  await rest()
  expect(asked.map(({ key, update }) => [key, update])).toEqual([[`rounds ${keys()[0]}`, 10]])
})

it('asks again where the playhead leaves the rounds that are known, and not before', async () => {
  compute()
  await rest()
  await answer(roundsFrom(8, 8))
  expect(known(0)?.from).toBe(8)
  useView.setState({ playhead: 16 })
  await rest()
  expect(asked).toHaveLength(1)
  useView.setState({ playhead: 17 })
  await rest()
  expect(asked.map(({ update }) => update)).toEqual([10, 16])
  expect(known(0)?.from).toBe(8)
  await answer(roundsFrom(16, 8))
  expect(known(0)?.from).toBe(16)
})

it('does not ask for ever for a round that the run does not have', async () => {
  compute()
  await rest()
  await answer(roundsFrom(0, 3))
  await rest()
  expect(asked).toHaveLength(1)
})

it('forgets the rounds of a run that changes, and asks when it rests', async () => {
  compute()
  await rest()
  await answer(roundsFrom(0, 40))
  for (let E = 1; E < 6; E++) {
    config().setEstimate(keys()[0]!, { id: 'federated', params: { E } }, 'E')
    await vi.advanceTimersByTimeAsync(40)
    expect(known(0)).toBeUndefined()
  }
  expect(asked).toHaveLength(1)
  expect(cancelled).toEqual([`rounds ${keys()[0]}`])
  await rest()
  expect(asked).toHaveLength(2)
})

it('drops what comes for a run that has changed since', async () => {
  compute()
  await rest()
  config().setStart(2, 2)
  await vi.advanceTimersByTimeAsync(40)
  await answer(roundsFrom(0, 40))
  expect(known(0)).toBeUndefined()
})
