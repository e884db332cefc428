import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { connect } from '../../src/app/connect.ts'
import { defaultConfiguration } from '../../src/config/index.ts'
import type { RunSpecification } from '../../src/config/types.ts'
import { emptyOutline, runAgain, useConfig, useRuns, useView } from '../../src/store/index.ts'
import type { Client, Listener } from '../../src/worker/client.ts'
import type { ContourRequest } from '../../src/worker/protocol.ts'
import { chunk, picture } from '../worker/fakes.ts'

let runs: { key: string; specification: RunSpecification; listener: Listener }[]
let contours: { place: string; request: ContourRequest; listener: Listener }[]
let cancelled: string[]
let disconnect: () => void

const client: Client = {
  run: (key, specification, listener) => runs.push({ key, specification, listener }),
  contours: (place, request, listener) => contours.push({ place, request, listener }),
  cancel: (key) => cancelled.push(key),
  study: () => {},
  cancelStudy: () => {},
  dispose: () => {},
}
const config = () => useConfig.getState()
const keys = () => config().configuration.runs.map(({ key }) => key)
const frame = () => vi.advanceTimersByTimeAsync(20)
const settle = async () => {
  await vi.advanceTimersByTimeAsync(1000)
  ;[runs, contours, cancelled] = [[], [], []]
}

beforeEach(async () => {
  vi.useFakeTimers()
  ;[runs, contours, cancelled] = [[], [], []]
  config().load(defaultConfiguration(), [])
  useView.getState().set({ visible: undefined })
  disconnect = connect(client)
})
afterEach(() => {
  disconnect()
  vi.useRealTimers()
})

it('computes every run of the experiment, at once', async () => {
  await Promise.resolve()
  expect(runs.map(({ key }) => key)).toEqual(keys())
})

it('computes anew only the run that has changed', async () => {
  await settle()
  config().setOptimizer(keys()[1]!, { id: 'momentum', params: { lr: 0.002 } })
  await frame()
  expect(runs.map(({ key }) => key)).toEqual([keys()[1]])
  expect(contours).toEqual([])
})

it('computes nothing anew for a name, an order or a look', async () => {
  await settle()
  config().renameRun(keys()[0]!, 'slow')
  config().moveRun(keys()[0]!, 2)
  config().setHidden(keys()[0]!, true)
  await frame()
  expect(runs).toEqual([])
})

it('sends one job per run and frame, the last state always', async () => {
  await settle()
  for (let i = 1; i <= 10; i++) config().setStart(i, 0)
  await Promise.resolve()
  for (let i = 11; i <= 20; i++) config().setStart(i, 0)
  await frame()
  const starts = runs.filter(({ key }) => key === keys()[0]).map(({ specification }) => specification.start[0])
  expect(starts).toEqual([10, 20])
})

it('drops a run that was removed', async () => {
  await settle()
  const [gone] = keys()
  config().removeRun(gone!)
  await frame()
  expect(cancelled).toEqual([gone])
  expect(useRuns.getState().runs.has(gone!)).toBe(false)
})

it('forgets what a worker said of a run just before it was removed', async () => {
  await frame()
  const { key, listener } = runs[0]!
  listener({ type: 'chunk', job: 1, chunk: chunk(0) })
  config().removeRun(key)
  await frame()
  await frame()
  expect(useRuns.getState().runs.has(key)).toBe(false)
})

it('shows what the workers answer, once a frame, in order', async () => {
  await frame()
  const { key, listener } = runs[0]!
  const record = () => useRuns.getState().runs.get(key)
  const outline = { ...emptyOutline(), layout: [{ name: 'v', width: 1 }] }
  listener({ type: 'chunk', job: 1, chunk: chunk(0), outline })
  expect(record()).toMatchObject({ samples: { count: 0 } })
  await frame()
  expect(record()).toMatchObject({ condition: 'computing', samples: { count: 1, layout: [{ name: 'v', width: 1 }] } })
  listener({ type: 'restarted' })
  await frame()
  expect(record()).toMatchObject({ condition: 'restarted', samples: { count: 1 } })
  listener({ type: 'chunk', job: 1, chunk: chunk(0, true), outline })
  await frame()
  expect(record()).toMatchObject({ condition: 'restarted', samples: { end: { status: 'moving' } } })
  listener({ type: 'failed', job: 1, message: 'line 1: no such name' })
  await frame()
  expect(record()).toMatchObject({ condition: 'failed', message: 'line 1: no such name' })
})

it('computes a run again whose worker was lost, when asked to', async () => {
  await frame()
  const before = runs.length
  const { key, listener } = runs[0]!
  listener({ type: 'lost' })
  await frame()
  expect(useRuns.getState().runs.get(key)?.condition).toBe('lost')
  await frame()
  expect(runs).toHaveLength(before)
  runAgain(key)
  await frame()
  expect(runs.slice(before).map((job) => job.key)).toEqual([key])
})

it('asks for a coarse contour picture at every change and for a fine one at rest', async () => {
  await settle()
  for (const b of [10, 20, 30]) {
    config().editSurface({ id: 'rosenbrock', params: { b } }, 'surface.b')
    await frame()
  }
  const asked = () => contours.map(({ request }) => [request.surface.params.b, request.columns])
  expect(asked()).toEqual([
    [10, 97],
    [20, 97],
    [30, 97],
  ])
  contours.at(-1)!.listener({ type: 'contours', job: 3, picture: picture(97) })
  await vi.advanceTimersByTimeAsync(200)
  expect(asked().at(-1)).toEqual([30, 257])
})

it('asks for no fine picture before the coarse one is seen, however long that takes, nor for one of what was', async () => {
  await settle()
  config().editSurface({ id: 'rosenbrock', params: { b: 10 } }, 'surface.b')
  await frame()
  const [first] = contours
  await vi.advanceTimersByTimeAsync(5000)
  expect(contours).toHaveLength(1)
  config().editSurface({ id: 'rosenbrock', params: { b: 20 } }, 'surface.b')
  await frame()
  first!.listener({ type: 'contours', job: 1, picture: picture(97) })
  expect(contours).toHaveLength(2)
  contours[1]!.listener({ type: 'contours', job: 2, picture: picture(97) })
  await vi.advanceTimersByTimeAsync(200)
  expect(contours.map(({ request }) => [request.surface.params.b, request.columns]).slice(1)).toEqual([
    [20, 97],
    [20, 257],
  ])
})

it('asks for contours of what is visible, in cells that are square on the screen', async () => {
  await settle()
  const view = { x: [0, 1], y: [0, 8] } as const
  useView.getState().set({ visible: { view, width: 600, height: 300 } })
  await frame()
  expect(contours[0]?.request).toMatchObject({ view, columns: 97, rows: 49 })
})

it('keeps the last contours when a surface has none, and says why', async () => {
  await frame()
  const { listener } = contours[0]!
  listener({ type: 'contours', job: 1, picture: picture(97) })
  listener({ type: 'failed', job: 2, message: 'line 1: no such name' })
  expect(useRuns.getState()).toMatchObject({ contours: { columns: 97 }, contoursProblem: 'line 1: no such name' })
  listener({ type: 'contours', job: 3, picture: picture(257) })
  expect(useRuns.getState().contoursProblem).toBeUndefined()
})

it('takes contours away that are of another surface, where new ones are long in coming', async () => {
  await settle()
  config().setSurface({ id: 'least_squares', params: {} })
  await frame()
  contours.at(-1)!.listener({ type: 'contours', job: 1, picture: picture(97) })
  await vi.advanceTimersByTimeAsync(2000)
  expect(useRuns.getState()).toMatchObject({ contours: { columns: 97 } })
  const rows = Array.from({ length: 100_000 }, (_, i) => [i / 1e5, 1])
  config().editSurface({ id: 'least_squares', params: {}, data: { rows } }, 'data')
  await frame()
  expect(useRuns.getState()).toMatchObject({ contours: { columns: 97 } })
  await vi.advanceTimersByTimeAsync(1000)
  expect(useRuns.getState()).toMatchObject({ contours: undefined, contoursAwaited: true })
  contours.at(-1)!.listener({ type: 'contours', job: 2, picture: picture(257) })
  expect(useRuns.getState()).toMatchObject({ contours: { columns: 257 }, contoursAwaited: false })
})

it('leaves the contours of a surface that is looked at elsewhere, and those under one that has none', async () => {
  await settle()
  config().setSurface({ id: 'booth', params: {} })
  await frame()
  contours.at(-1)!.listener({ type: 'contours', job: 1, picture: picture(97) })
  config().setView({ x: [0, 1], y: [0, 1] })
  await vi.advanceTimersByTimeAsync(2000)
  expect(useRuns.getState()).toMatchObject({ contours: { columns: 97 } })
  config().editSurface({ id: 'rosenbrock', params: { b: 3 } }, 'surface.b')
  await frame()
  contours.at(-1)!.listener({ type: 'failed', job: 2, message: 'no' })
  await vi.advanceTimersByTimeAsync(100)
  contours.at(-1)!.listener({ type: 'failed', job: 3, message: 'no' })
  await vi.advanceTimersByTimeAsync(2000)
  expect(useRuns.getState()).toMatchObject({ contours: { columns: 97 }, contoursProblem: 'no' })
})

const comparison = (shown: object = {}) =>
  config().setShown({ layout: 'compare', beside: [{ id: 'bowl', params: {} }], ...shown })

it('computes every run on the further surfaces of a comparison, from their own start, and drops them after it', async () => {
  await settle()
  comparison()
  await frame()
  expect(runs.map(({ key }) => key)).toEqual(keys().map((key) => `${key}@1`))
  expect(runs[0]?.specification).toMatchObject({ surface: { id: 'bowl' }, start: [-2.4, 1.8] })
  const [first] = runs
  config().setShown({ layout: undefined })
  await frame()
  expect(cancelled).toContain(first?.key)
  expect(keys().every((key) => useRuns.getState().runs.has(key))).toBe(true)
})

it('keeps the pictures of a comparison apart, and forgets those that are no longer looked at', async () => {
  await settle()
  comparison()
  const view = { x: [0, 1], y: [0, 1] } as const
  useView.getState().set({ pictured: { '@1': { surface: { id: 'bowl', params: {} }, view, width: 90, height: 90 } } })
  await frame()
  const asked = contours.find(({ place }) => place === '@1')
  expect(asked?.request).toMatchObject({ surface: { id: 'bowl' }, view })
  const own = useRuns.getState().contours
  asked?.listener({ type: 'contours', job: 1, picture: picture(97) })
  expect(useRuns.getState()).toMatchObject({ pictures: { '@1': { picture: { columns: 97 } } } })
  expect(useRuns.getState().contours).toBe(own)
  useView.getState().set({ pictured: undefined })
  await frame()
  expect(useRuns.getState().pictures).toEqual({})
})
