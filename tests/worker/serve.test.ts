import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { RunSpecification } from '../../src/config/types.ts'
import type { StudyRequest } from '../../src/engine/studies.ts'
import type { Chunk } from '../../src/engine/types.ts'
import type { ContourRequest, FromWorker, ToWorker } from '../../src/worker/protocol.ts'
import { serve } from '../../src/worker/serve.ts'
import { chunk, contourRequest, picture, specification, studyRequest } from './fakes.ts'

/** Every array that the engine gave away. */
const given: Chunk[] = []
/** How many pieces of pictures were worked on. */
let sampled = 0
/** How many pieces of studies were worked on. */
let studied = 0

vi.mock('../../src/engine/index.ts', () => ({
  outlineOf: ({ seed, steps }: RunSpecification) => {
    if (seed < 0) throw new Error('no such name: w')
    return {
      layout: [{ name: 'v', width: 1 }],
      curve: new Float64Array(steps),
      parameterCurves: {},
      shown: [],
      corners: [],
    }
  },
  *run({ steps }: RunSpecification) {
    for (let from = 0; from <= steps; from++) {
      const piece = chunk(from, from === steps)
      given.push(piece)
      yield piece
    }
  },
  /** One piece for few columns, one for each of many. */
  *contourPieces({ columns }: ContourRequest) {
    for (let piece = 100; piece < columns; piece++) {
      sampled++
      yield
    }
    return picture(columns)
  },
}))

vi.mock('../../src/engine/studies.ts', () => ({
  /** As many pieces as the seed says, every second with word of its progress. */
  *study(request: StudyRequest) {
    const pieces = request.kind === 'diagnose' ? request.specification.seed : 0
    for (let done = 0; done < pieces; done++) {
      studied++
      yield done % 2 === 0 ? { done, of: pieces } : undefined
    }
    return { kind: 'diagnose' }
  },
}))

let channel: MessageChannel
let heard: FromWorker[]

const send = (message: ToWorker) => channel.port1.postMessage(message)
const run = (job: number, steps: number, seed = 1) =>
  send({ type: 'run', job, specification: { ...specification(seed), steps } })
const shown = (message: FromWorker) => ('job' in message ? `${message.type} ${message.job}` : message.type)
const until = (condition: () => boolean) => vi.waitFor(() => expect(condition()).toBe(true), { interval: 1 })
const ended = (job: number) =>
  until(() => heard.some((message) => message.type === 'chunk' && message.job === job && message.chunk.end))

beforeEach(() => {
  given.length = 0
  heard = []
  channel = new MessageChannel()
  channel.port1.onmessage = ({ data }: MessageEvent<FromWorker>) => heard.push(data)
  channel.port2.start()
  serve(channel.port2, 0)
})
afterEach(() => channel.port1.close())

it('gives the chunks of a run in order until the end, its outline with the first', async () => {
  run(7, 2)
  await ended(7)
  expect(heard.map(shown)).toEqual(['chunk 7', 'chunk 7', 'chunk 7'])
  expect(heard[0]).toMatchObject({ outline: { layout: [{ name: 'v', width: 1 }] } })
  expect(heard[1]).toMatchObject({ outline: undefined })
  expect(heard.flatMap((message) => (message.type === 'chunk' ? [...message.chunk.losses] : []))).toEqual([0, 1, 2])
})

it('hands arrays over instead of copying them', async () => {
  run(1, 0)
  await ended(1)
  const { points, gradients, losses, gradientNorms, rates, evaluations, slots, clipped } = given[0]!
  for (const array of [points, gradients, losses, gradientNorms, rates, evaluations, slots, clipped])
    expect(array.length).toBe(0)
})

it('shows the first chunk of every run before the second of any, then takes them in turn', async () => {
  run(1, 2)
  run(2, 2)
  run(3, 2)
  await Promise.all([ended(1), ended(2), ended(3)])
  const order = heard.filter(({ type }) => type === 'chunk').map(shown)
  expect(order).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3].map((job) => `chunk ${job}`))
})

it('gives a run that takes no time as a whole', async () => {
  const own = new MessageChannel()
  own.port2.start()
  serve(own.port2, 1000)
  own.port1.onmessage = ({ data }: MessageEvent<FromWorker>) => heard.push(data)
  for (const job of [1, 2])
    own.port1.postMessage({ type: 'run', job, specification: { ...specification(1), steps: 1 } })
  await ended(2)
  expect(heard.map(shown)).toEqual(['chunk 1', 'chunk 1', 'chunk 2', 'chunk 2'])
  own.port1.close()
})

it('computes contours before the rest of a run', async () => {
  run(1, 1)
  send({ type: 'contours', job: 2, request: contourRequest(9) })
  await ended(1)
  expect(heard.map(shown)).toEqual(['chunk 1', 'contours 2', 'chunk 1'])
})

it('lets a cancel in between two chunks', async () => {
  run(1, 1_000_000)
  await until(() => heard.length > 3)
  send({ type: 'cancel', job: 1 })
  run(2, 0)
  await ended(2)
  expect(given.length).toBeLessThan(100_000)
  const before = given.length
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(given.length).toBe(before)
})

it('works on a study piece by piece, and passes on what it says of its progress', async () => {
  send({ type: 'study', job: 1, request: studyRequest(4) })
  await until(() => heard.some(({ type }) => type === 'result'))
  expect(heard).toEqual([
    { type: 'progress', job: 1, progress: { done: 0, of: 4 } },
    { type: 'progress', job: 1, progress: { done: 2, of: 4 } },
    { type: 'result', job: 1, result: { kind: 'diagnose' } },
  ])
})

it('lets a cancel in between two pieces of a study', async () => {
  send({ type: 'study', job: 1, request: studyRequest(1_000_000) })
  await until(() => studied > 10)
  send({ type: 'cancel', job: 1 })
  run(2, 0)
  await ended(2)
  const before = studied
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(studied).toBe(before)
  expect(heard.some(({ type }) => type === 'result')).toBe(false)
})

it('does not begin a study that is cancelled while its part of the engine is on its way', async () => {
  const before = studied
  send({ type: 'study', job: 1, request: studyRequest(4) })
  send({ type: 'cancel', job: 1 })
  run(2, 0)
  await ended(2)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(studied).toBe(before)
})

it('lets a cancel in between two pieces of a picture', async () => {
  send({ type: 'contours', job: 1, request: contourRequest(1_000_000) })
  await until(() => sampled > 10)
  send({ type: 'cancel', job: 1 })
  run(2, 0)
  await ended(2)
  const before = sampled
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(sampled).toBe(before)
  expect(heard.some(({ type }) => type === 'contours')).toBe(false)
})

it('answers a ping in the middle of a long run', async () => {
  run(1, 1_000_000)
  send({ type: 'ping', ping: 5 })
  await until(() => heard.some((message) => message.type === 'pong' && message.ping === 5))
  send({ type: 'cancel', job: 1 })
})

it('reports a job that cannot be done and goes on with the others', async () => {
  run(1, 1, -1)
  run(2, 1)
  await ended(2)
  expect(heard).toContainEqual({ type: 'failed', job: 1, message: 'no such name: w' })
})
