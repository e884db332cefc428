// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { connectDiagnosis } from '../../src/app/connectDiagnosis.ts'
import { defaultConfiguration } from '../../src/config/index.ts'
import type { Diagnosis } from '../../src/engine/diagnosis/types.ts'
import { useConfig, useDiagnoses } from '../../src/store/index.ts'
import type { Client, Listener } from '../../src/worker/client.ts'

let asked: { key: string; listener: Listener }[]
let cancelled: string[]
let disconnect: () => void

const client: Client = {
  run: () => {},
  contours: () => {},
  cancel: () => {},
  study: (key, _request, listener) => asked.push({ key, listener }),
  cancelStudy: (key) => cancelled.push(key),
  dispose: () => {},
}
const config = () => useConfig.getState()
const keys = () => config().configuration.runs.map(({ key }) => key)
const found = (index: number) => useDiagnoses.getState().found.get(keys()[index]!)
const rest = () => vi.advanceTimersByTimeAsync(500)
const wrong: Diagnosis = { kind: 'diverging', way: 'overflow', rate: 1, from: 0, to: 9 }
const answer = async (index: number, diagnosis?: Diagnosis) => {
  asked
    .findLast(({ key }) => key === keys()[index])!
    .listener({ type: 'result', job: 1, result: { kind: 'diagnose', ...(diagnosis && { diagnosis }) } })
  await vi.advanceTimersByTimeAsync(20)
}

beforeEach(() => {
  vi.useFakeTimers()
  ;[asked, cancelled] = [[], []]
  useDiagnoses.setState({ found: new Map() })
  config().load(defaultConfiguration(), [])
  disconnect = connectDiagnosis(client)
})
afterEach(() => {
  disconnect()
  vi.useRealTimers()
})

it('has every run looked at when the experiment is at rest, and says what was found', async () => {
  expect(asked).toEqual([])
  await rest()
  expect(asked.map(({ key }) => key)).toEqual(keys())
  await answer(0, wrong)
  await answer(1)
  expect(found(0)).toEqual({ diagnosis: wrong, stale: false })
  expect(found(1)).toEqual({ stale: false })
})

it('dims what it said of a run that changes, and asks anew for that one alone', async () => {
  await rest()
  await answer(0, wrong)
  asked = []
  config().setOptimizer(keys()[0]!, { id: 'momentum', params: {} })
  await vi.advanceTimersByTimeAsync(50)
  expect(found(0)).toEqual({ diagnosis: wrong, stale: true })
  expect(cancelled).toEqual([keys()[0]])
  await rest()
  expect(asked.map(({ key }) => key)).toEqual([keys()[0]])
  await answer(0)
  expect(found(0)).toEqual({ stale: false })
})

it('takes away at once what it said of runs on another surface', async () => {
  await rest()
  await answer(0, wrong)
  config().setSurface({ id: 'bowl', params: {} })
  expect(found(0)).toBeUndefined()
})

it('drops an answer of a run that has changed since', async () => {
  await rest()
  config().setStart(1, 2)
  await vi.advanceTimersByTimeAsync(50)
  await answer(0, wrong)
  expect(found(0)).toBeUndefined()
})

it('asks nothing while changes come, nor while a pointer is held down', async () => {
  await rest()
  asked = []
  for (let x = 0; x < 10; x++) {
    config().setStart(x, 1)
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(asked).toEqual([])
  dispatchEvent(new Event('pointerdown'))
  await vi.advanceTimersByTimeAsync(5000)
  expect(asked).toEqual([])
  dispatchEvent(new Event('pointerup'))
  await rest()
  expect(asked.map(({ key }) => key)).toEqual(keys())
})

it('asks nothing anew for a name or a look, and forgets a run that goes', async () => {
  await rest()
  await answer(0, wrong)
  asked = []
  config().renameRun(keys()[0]!, 'slow')
  config().setHidden(keys()[0]!, true)
  await rest()
  expect(asked).toEqual([])
  const gone = keys()[0]!
  config().removeRun(gone)
  await rest()
  expect(useDiagnoses.getState().found.has(gone)).toBe(false)
})
