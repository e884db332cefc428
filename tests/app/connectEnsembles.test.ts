// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { connectEnsembles } from '../../src/app/connectEnsembles.ts'
import { readLink } from '../../src/config/index.ts'
import type { Ensemble } from '../../src/engine/ensemble/types.ts'
import type { StudyRequest } from '../../src/engine/studies.ts'
import {
  cancelEnsembles,
  continueEnsembles,
  dropEnsembles,
  expectRun,
  useConfig,
  useEnsembles,
  useRuns,
} from '../../src/store/index.ts'
import type { Client, Listener } from '../../src/worker/client.ts'

const LINK = 'surface=least_squares&run=adam/miniBatch(B:4)&run=adam&steps=20'
const ensemble = (seeds: number): Ensemble => ({
  seeds,
  of: 50,
  steps: Int32Array.of(0),
  bands: { loss: new Float64Array(5), gradientNorm: new Float64Array(5) },
  endPoints: new Float64Array(0),
  density: [],
  diverged: 3,
  endedEarly: 0,
  mean: { value: 1, low: 0, high: 2 },
  median: { value: 1, low: 0, high: 2 },
  basins: [],
  paths: [],
})

let asked: { key: string; request: StudyRequest; listener: Listener }[] = []
let cancelled: string[] = []
let disconnect = () => {}
const config = () => useConfig.getState()
const keys = () => config().configuration.runs.map(({ key }) => key)
const work = () => useEnsembles.getState().works.get(keys()[0]!)
const shown = () => useRuns.getState().runs.get(keys()[0]!)?.ensemble
const rest = () => vi.advanceTimersByTime(1000)

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  cancelled = []
  config().load(readLink(LINK).configuration, [])
  keys().forEach(expectRun)
  disconnect = connectEnsembles({
    study: (key: string, request: StudyRequest, listener: Listener) => asked.push({ key, request, listener }),
    cancelStudy: (key: string) => cancelled.push(key),
  } as unknown as Client)
})
afterEach(() => {
  disconnect()
  dropEnsembles([...useEnsembles.getState().works.keys()])
  vi.useRealTimers()
})

const tell = (event: Parameters<Listener>[0]) => {
  asked.at(-1)!.listener(event)
  rest()
}

describe('many seeds', () => {
  test('are run of the runs that draw, once they are asked for', () => {
    rest()
    expect(asked).toEqual([])
    config().setShown({ seeds: 50 })
    rest()
    expect(asked.map(({ request }) => request)).toMatchObject([{ kind: 'ensemble', seeds: 50 }])
    expect(work()).toMatchObject({ condition: 'computing', done: 0, of: 50 })
  })

  test('show what they are like before they are all done', () => {
    config().setShown({ seeds: 50 })
    rest()
    tell({ type: 'progress', job: 1, progress: { done: 8, of: 50, ensemble: ensemble(8) } })
    expect(shown()?.seeds).toBe(8)
    expect(work()).toMatchObject({ done: 8, diverged: 3 })
    tell({ type: 'result', job: 1, result: { kind: 'ensemble', ensemble: ensemble(50) } })
    expect(shown()?.seeds).toBe(50)
    expect(work()?.condition).toBe('done')
  })

  test('stay what they are with another seed of the experiment, and go at once with another run', () => {
    config().setShown({ seeds: 50 })
    rest()
    tell({ type: 'result', job: 1, result: { kind: 'ensemble', ensemble: ensemble(50) } })
    config().setSeed(7)
    rest()
    expect(asked).toHaveLength(1)
    expect(shown()?.seeds).toBe(50)
    config().setStart(0, 0)
    vi.advanceTimersByTime(40)
    expect(shown()).toBeUndefined()
    rest()
    expect(asked).toHaveLength(2)
  })

  test('that are cancelled keep what is known, and hear no more', () => {
    config().setShown({ seeds: 50 })
    rest()
    tell({ type: 'progress', job: 1, progress: { done: 8, of: 50, ensemble: ensemble(8) } })
    cancelEnsembles()
    expect(cancelled).toEqual([`ensemble ${keys()[0]}`])
    tell({ type: 'progress', job: 1, progress: { done: 16, of: 50, ensemble: ensemble(16) } })
    expect(shown()?.seeds).toBe(8)
    expect(work()?.condition).toBe('cancelled')
    expect(asked).toHaveLength(1)
    continueEnsembles()
    rest()
    expect(asked).toHaveLength(2)
  })

  test('that cannot be run say why', () => {
    config().setShown({ seeds: 50 })
    rest()
    tell({ type: 'failed', job: 1, message: 'no such name: w' })
    expect(work()).toMatchObject({ condition: 'failed', problem: 'no such name: w' })
  })
})
