import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClient, poolSize, type Client } from '../../src/worker/client.ts'
import { chunk, contourRequest, FakeWorker, picture, recorder, specification, studyRequest } from './fakes.ts'

let made: FakeWorker[]
let client: Client

const open = (workers: number) => {
  made = []
  client = createClient({
    workers,
    createWorker() {
      const worker = new FakeWorker()
      made.push(worker)
      return worker
    },
  })
}
const worker = (index: number) => made[index]!

beforeEach(() => {
  vi.useFakeTimers()
  open(1)
})
afterEach(() => {
  client.dispose()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('the pool', () => {
  it('leaves a core to the page', () => {
    expect([1, 2, 4, 5, 64].map(poolSize)).toEqual([1, 1, 3, 4, 4])
  })

  it('makes a worker only when there is work for it', () => {
    expect(made).toHaveLength(0)
    client.run('a', specification(1), recorder().listener)
    expect(made).toHaveLength(1)
  })

  it('spreads runs over its workers', () => {
    open(3)
    for (let seed = 0; seed < 5; seed++) client.run(`run ${seed}`, specification(seed), recorder().listener)
    expect(made.map(({ seeds }) => seeds)).toEqual([[0, 3], [1, 4], [2]])
  })

  it('has one worker more for contours, which cannot hold up a path', () => {
    client.contours('', contourRequest(9), recorder().listener)
    client.run('a', specification(1), recorder().listener)
    expect(made.map(({ received }) => received.map(({ type }) => type))).toEqual([['contours'], ['run']])
  })

  it('has one worker for all studies, beside those of the runs', () => {
    client.run('a', specification(1), recorder().listener)
    client.study('a', studyRequest(2), recorder().listener)
    client.study('b', studyRequest(3), recorder().listener)
    expect(made.map(({ seeds }) => seeds)).toEqual([[1], [2, 3]])
  })

  it('has two for studies where there are cores enough, each made when it is needed', () => {
    open(3)
    for (const seed of [1, 2, 3]) client.study(`study ${seed}`, studyRequest(seed), recorder().listener)
    expect(made.map(({ seeds }) => seeds)).toEqual([[1, 3], [2]])
  })

  it('ends its workers when disposed of', () => {
    client.run('a', specification(1), recorder().listener)
    client.dispose()
    expect(worker(0).terminated).toBe(true)
  })
})

describe('the latest task of a key wins', () => {
  it('cancels a run that has shown something, and drops what still comes of it', () => {
    const [older, newer] = [recorder(), recorder()]
    client.run('a', specification(1), older.listener)
    const first = worker(0).job
    worker(0).say({ type: 'chunk', job: first, chunk: chunk(0) })
    vi.advanceTimersByTime(50)
    client.run('a', specification(2), newer.listener)
    expect(worker(0).cancelled).toEqual([first])
    worker(0).say({ type: 'chunk', job: first, chunk: chunk(1) })
    worker(0).say({ type: 'chunk', job: worker(0).job, chunk: chunk(0) })
    expect(older.heard).toEqual(['chunk 0'])
    expect(newer.heard).toEqual(['chunk 0'])
  })

  it('lets a run show its first chunk before the newest of all later ones replaces it', () => {
    const first = recorder()
    client.run('a', specification(1), first.listener)
    client.run('a', specification(2), recorder().listener)
    client.run('a', specification(3), recorder().listener)
    vi.advanceTimersByTime(50)
    expect(worker(0).seeds).toEqual([1])
    worker(0).say({ type: 'chunk', job: worker(0).job, chunk: chunk(0) })
    expect(worker(0).seeds).toEqual([1, 3])
    expect(first.heard).toEqual(['chunk 0'])
  })

  it('lets a short run finish before it is replaced, and a long one go on for two frames', () => {
    const short = recorder()
    client.run('a', specification(1), short.listener)
    client.run('a', specification(2), recorder().listener)
    worker(0).say({ type: 'chunk', job: worker(0).job, chunk: chunk(0) })
    expect(worker(0).seeds).toEqual([1])
    worker(0).say({ type: 'chunk', job: worker(0).job, chunk: chunk(1, true) })
    expect(short.heard).toEqual(['chunk 0', 'chunk 1'])
    expect(worker(0).seeds).toEqual([1, 2])

    client.run('a', specification(3), recorder().listener)
    worker(0).say({ type: 'chunk', job: worker(0).job, chunk: chunk(0) })
    vi.advanceTimersByTime(50)
    worker(0).say({ type: 'chunk', job: worker(0).job, chunk: chunk(1) })
    expect(worker(0).seeds).toEqual([1, 2, 3])
  })

  it('goes on with the newer run if the older one fails', () => {
    const older = recorder()
    client.run('a', specification(1), older.listener)
    client.run('a', specification(2), recorder().listener)
    worker(0).say({ type: 'failed', job: worker(0).job, message: 'no such name' })
    expect(older.heard).toEqual(['failed: no such name'])
    expect(worker(0).seeds).toEqual([1, 2])
  })

  it('holds for contours too', () => {
    const contours = recorder()
    client.contours('', contourRequest(9), contours.listener)
    const first = worker(0).job
    client.contours('', contourRequest(17), contours.listener)
    worker(0).say({ type: 'contours', job: first, picture: picture(9) })
    worker(0).say({ type: 'contours', job: worker(0).job, picture: picture(17) })
    expect(contours.heard).toEqual(['contours 9', 'contours 17'])
  })

  it('gives up a picture that is outdated and takes long', () => {
    const [older, newer] = [recorder(), recorder()]
    client.contours('', contourRequest(9), older.listener)
    const first = worker(0).job
    client.contours('', contourRequest(17), newer.listener)
    expect(worker(0).cancelled).toEqual([])
    vi.advanceTimersByTime(400)
    expect(worker(0).cancelled).toEqual([first])
    worker(0).say({ type: 'contours', job: worker(0).job, picture: picture(17) })
    expect(older.heard).toEqual([])
    expect(newer.heard).toEqual(['contours 17'])
  })

  it('holds for studies, which go at once: half of one shows nothing', () => {
    const [older, newer] = [recorder(), recorder()]
    client.study('a', studyRequest(1), older.listener)
    const first = worker(0).job
    worker(0).say({ type: 'progress', job: first, progress: { done: 1, of: 3 } })
    client.study('a', studyRequest(2), newer.listener)
    expect(worker(0).cancelled).toEqual([first])
    worker(0).say({ type: 'result', job: first, result: { kind: 'diagnose' } })
    worker(0).say({ type: 'result', job: worker(0).job, result: { kind: 'diagnose' } })
    expect(older.heard).toEqual(['progress 1/3'])
    expect(newer.heard).toEqual(['result'])
  })

  it('forgets a cancelled study', () => {
    const { heard, listener } = recorder()
    client.study('a', studyRequest(1), listener)
    client.cancelStudy('a')
    worker(0).say({ type: 'result', job: worker(0).job, result: { kind: 'diagnose' } })
    expect(heard).toEqual([])
    expect(worker(0).cancelled).toEqual([worker(0).job])
  })

  it('leaves other keys alone', () => {
    const { heard, listener } = recorder()
    client.run('a', specification(1), listener)
    const first = worker(0).job
    client.run('b', specification(2), recorder().listener)
    client.run('b', specification(3), recorder().listener)
    worker(0).say({ type: 'chunk', job: first, chunk: chunk(0) })
    worker(0).say({ type: 'chunk', job: first, chunk: chunk(1) })
    expect(heard).toEqual(['chunk 0', 'chunk 1'])
  })

  it('forgets a cancelled run and what waited behind it', () => {
    const { heard, listener } = recorder()
    client.run('a', specification(1), listener)
    client.run('a', specification(2), listener)
    client.cancel('a')
    worker(0).say({ type: 'chunk', job: worker(0).job, chunk: chunk(0) })
    expect(heard).toEqual([])
    expect(worker(0).seeds).toEqual([1])
  })
})

describe('a worker that is lost', () => {
  it('is replaced when it dies with an error, and its jobs are sent again', () => {
    const { heard, listener } = recorder()
    client.run('a', specification(1), listener)
    worker(0).say({ type: 'chunk', job: worker(0).job, chunk: chunk(0) })
    worker(0).dispatchEvent(new Event('error'))
    expect(worker(0).terminated).toBe(true)
    expect(worker(1).seeds).toEqual([1])
    worker(1).say({ type: 'chunk', job: worker(1).job, chunk: chunk(0, true) })
    expect(heard).toEqual(['chunk 0', 'restarted', 'chunk 0'])
  })

  it('cannot speak any more', () => {
    const { heard, listener } = recorder()
    client.run('a', specification(1), listener)
    worker(0).dispatchEvent(new Event('messageerror'))
    worker(0).say({ type: 'chunk', job: worker(0).job, chunk: chunk(0) })
    expect(heard).toEqual(['restarted'])
  })

  it('gives its run up at the second loss', () => {
    const { heard, listener } = recorder()
    client.run('a', specification(1), listener)
    worker(0).dispatchEvent(new Event('error'))
    worker(1).dispatchEvent(new Event('error'))
    expect(heard).toEqual(['restarted', 'lost'])
    expect(made.flatMap(({ seeds }) => seeds)).toEqual([1, 1])
  })

  it('makes room for a newer run instead of the one it was lost with', () => {
    const { heard, listener } = recorder()
    client.run('a', specification(1), listener)
    client.run('a', specification(2), listener)
    worker(0).dispatchEvent(new Event('error'))
    expect(worker(1).seeds).toEqual([2])
    expect(heard).toEqual([])
  })

  it('is noticed by its silence, be it closed or in an endless loop', () => {
    const { heard, listener } = recorder()
    client.run('a', specification(1), listener)
    worker(0).say({ type: 'chunk', job: worker(0).job, chunk: chunk(0) })
    worker(0).answersPings = false
    vi.advanceTimersByTime(2500)
    expect(heard).toEqual(['chunk 0'])
    vi.advanceTimersByTime(1000)
    expect(heard).toEqual(['chunk 0', 'restarted'])
    expect(worker(0).terminated).toBe(true)
  })

  it('is not suspected while it answers, has nothing to do, or is still loading', () => {
    client.run('a', specification(1), recorder().listener)
    worker(0).answersPings = false
    vi.advanceTimersByTime(10_000)
    worker(0).answersPings = true
    vi.advanceTimersByTime(60_000)
    worker(0).say({ type: 'chunk', job: worker(0).job, chunk: chunk(0, true) })
    worker(0).answersPings = false
    vi.advanceTimersByTime(60_000)
    expect(made).toHaveLength(1)
  })

  it('is not suspected after the page itself has slept', () => {
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => now)
    client.run('a', specification(1), recorder().listener)
    worker(0).say({ type: 'chunk', job: worker(0).job, chunk: chunk(0) })
    worker(0).answersPings = false
    for (let sleeps = 0; sleeps < 10; sleeps++) {
      now += 60_000
      vi.advanceTimersByTime(1000)
    }
    expect(made).toHaveLength(1)
  })
})
