import { recorded } from '../../src/core/recorded.ts'
import { beforeEach, expect, it } from 'vitest'
import type { Chunk } from '../../src/engine/types.ts'
import {
  applyChunk,
  emptyOutline,
  expectRun,
  failRun,
  keepRuns,
  nextFrame,
  updateOnFrame,
  useRuns,
} from '../../src/store/index.ts'

const outline = {
  ...emptyOutline(),
  layout: [
    { name: 'm', width: 2 },
    { name: 'c', width: 1 },
  ],
  curve: Float64Array.of(0.1, 0.1),
}

/** Points whose every number says which step it belongs to. */
function chunk(from: number, count: number, last = false): Chunk {
  const numbers = (width: number) =>
    Float64Array.from({ length: count * width }, (_, i) => from + Math.floor(i / width))
  const end = {
    status: 'moving',
    step: 0,
    point: [0, 0],
    gradientNorm: 1,
    eigenvalues: [1, 1],
    stepLength: 1,
    evaluations: 1,
    termEvaluations: 1,
    termsDrawn: 1,
    serialEvaluations: 1,
    synchronizations: 0,
  } as const
  return {
    from,
    count,
    ...recorded((_, width) => numbers(width)),
    slots: numbers(3),
    ...(last && { end }),
  }
}

const record = () => useRuns.getState().runs.get('a')!
const samples = () => record().samples

beforeEach(() => keepRuns(new Set()))

it('is empty and computing until something comes', () => {
  expectRun('a')
  expect(record()).toMatchObject({ condition: 'computing', samples: { count: 0 } })
})

it('appends chunks in order, however they grow', () => {
  let from = 0
  for (const count of [64, 256, 1024, 3000]) {
    applyChunk('a', chunk(from, count), outline, 'computing')
    from += count
  }
  const { count, points, losses, slots } = samples()
  expect(count).toBe(from)
  for (let step = 0; step < count; step++) {
    if (losses[step] !== step || points[2 * step + 1] !== step || slots[3 * step + 2] !== step)
      expect.fail(`step ${step} is wrong`)
  }
})

it('does not take much more room than a long run needs', () => {
  for (let from = 0; from < 100_000; from += 10_000) applyChunk('a', chunk(from, 10_000), outline, 'computing')
  expect(samples().losses.length).toBeLessThan(200_000)
})

it('shows the last path until the first chunk of the next one, then only the new one', () => {
  applyChunk('a', chunk(0, 64), outline, 'computing')
  applyChunk('a', chunk(64, 100, true), outline, 'done')
  expectRun('a')
  expect(record()).toMatchObject({ condition: 'done', samples: { count: 164, end: { status: 'moving' } } })
  applyChunk('a', chunk(0, 64), { ...emptyOutline(), curve: Float64Array.of(0.2) }, 'computing')
  expect(record()).toMatchObject({
    condition: 'computing',
    samples: { count: 64, layout: [], curve: Float64Array.of(0.2) },
  })
  expect(samples().end).toBeUndefined()
})

it('uses its buffers again for the next path', () => {
  applyChunk('a', chunk(0, 500, true), outline, 'done')
  const before = { ...samples() }
  applyChunk('a', chunk(0, 64), outline, 'computing')
  applyChunk('a', chunk(64, 436, true), outline, 'done')
  expect(samples().points).toBe(before.points)
  expect(samples().slots).toBe(before.slots)
})

it('moves the versions with every chunk', () => {
  const { version } = useRuns.getState()
  applyChunk('a', chunk(0, 1), outline, 'computing')
  const own = record().version
  applyChunk('a', chunk(1, 1), outline, 'computing')
  expect(record().version).toBe(own + 1)
  expect(useRuns.getState().version).toBe(version + 2)
})

it('says why a run failed and keeps what it had of its own; the next chunk clears the message', () => {
  applyChunk('a', chunk(0, 64), outline, 'computing')
  failRun('a', 'line 1: no such name', true)
  expect(record()).toMatchObject({ condition: 'failed', message: 'line 1: no such name', samples: { count: 64 } })
  applyChunk('a', chunk(0, 1), outline, 'computing')
  expect(record().message).toBeUndefined()
})

it('drops the path of the configuration before when a run cannot run', () => {
  applyChunk('a', chunk(0, 64), outline, 'computing')
  failRun('a', 'this method needs a sum of squares', false)
  expect(record()).toMatchObject({ condition: 'failed', samples: { count: 0 } })
})

it('forgets the runs that are gone', () => {
  expectRun('a')
  expectRun('b')
  keepRuns(new Set(['b']))
  expect([...useRuns.getState().runs.keys()]).toEqual(['b'])
})

it('takes a run whose very start is not finite: no point at all', () => {
  applyChunk('a', chunk(0, 0, true), outline, 'done')
  expect(record()).toMatchObject({ condition: 'done', samples: { count: 0 } })
})

it('tells who follows it once of all that comes in a frame, however many chunks of however many runs', async () => {
  const told: number[] = []
  const stop = useRuns.subscribe(({ runs }) => told.push(runs.get('b')?.samples.count ?? 0))
  for (const from of [0, 100, 200])
    for (const key of ['a', 'b']) updateOnFrame(() => applyChunk(key, chunk(from, 100), outline, 'computing'))
  await new Promise<void>((resolve) => nextFrame(resolve))
  stop()
  expect(told).toEqual([300])
  expect(samples().count).toBe(300)
})
