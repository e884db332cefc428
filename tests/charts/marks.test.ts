import { describe, expect, it } from 'vitest'
import { clipMarks } from '../../src/charts/surface/clipMarks.ts'
import { plotFrame, project, toX, toY } from '../../src/charts/surface/geometry.ts'
import { overlaps } from '../../src/charts/surface/labels.ts'
import { entriesOf, marksBox } from '../../src/charts/surface/MarksLegend.tsx'
import { marksOf } from '../../src/charts/surface/useMarks.ts'
import { PRECISION_EVENTS } from '../../src/core/precision.ts'
import { emptyOutline } from '../../src/store/index.ts'

const frame = plotFrame(1060, 648)
const p = project({ x: [-10, 10], y: [-6, 6] }, frame)
const upTo = (count: number) => Uint32Array.from({ length: count }, (_, i) => i)

describe('the bars of clipped updates on a path', () => {
  it('stand at the points that the updates leave, at right angles to the move', () => {
    const points = Float64Array.of(0, 0, 3, 0, 3, 3, 0, 0)
    const [first, second, ...others] = clipMarks(p, points, Uint32Array.of(0, 1), 3)
    expect(others).toEqual([])
    expect([first!.x, first!.y]).toEqual([toX(p, 0), toY(p, 0)])
    expect(Math.abs(first!.uY)).toBe(1)
    expect([second!.x, second!.y]).toEqual([toX(p, 3), toY(p, 0)])
    expect(Math.abs(second!.uX)).toBe(1)
  })

  it('are those of the past alone', () => {
    const points = Float64Array.of(0, 0, 3, 0, 3, 3, 0, 0)
    expect(clipMarks(p, points, upTo(3), 0)).toEqual([])
    expect(clipMarks(p, points, upTo(3), 1)).toHaveLength(1)
  })

  it('stay few where every update is clipped, and none is out of sight', () => {
    const count = 100_000
    const points = Float64Array.from({ length: 2 * count }, (_, i) => 5 * Math.sin((i >> 1) / 3 + i))
    const marks = clipMarks(p, points, upTo(count), count)
    expect(marks.length).toBeGreaterThan(20)
    expect(marks.length).toBeLessThan(4001)
    const cells = marks.map(({ x, y }) => `${Math.floor((x - frame.left) / 10)} ${Math.floor((y - frame.top) / 10)}`)
    expect(new Set(cells).size).toBe(marks.length)
    expect(clipMarks(p, Float64Array.of(99, 99, 0, 0), upTo(1), 1)).toEqual([])
  })

  it('are upright where the update did not move the point', () => {
    expect(clipMarks(p, Float64Array.of(1, 1, 1, 1), upTo(1), 1)[0]).toMatchObject({ uX: 0, uY: 1 })
  })
})

describe('the key to the marks', () => {
  const record = (clipped: number[], shown: string[] = [], corners: string[] = [], events: number[] = []) =>
    ({
      version: 1,
      samples: {
        ...emptyOutline(),
        shown,
        corners,
        clipped: Float64Array.from(clipped),
        validationLosses: new Float64Array(0),
        precisionEvents: Float64Array.from(events),
        count: clipped.length,
      },
    }) as never
  const validated = (validationLosses: number[]) => {
    const made = record(validationLosses.map(() => 1)) as { samples: object }
    return { ...made, samples: { ...made.samples, validationLosses: Float64Array.from(validationLosses) } } as never
  }
  const runs = new Map([
    ['falling', validated([3, 2, 1])],
    ['overfit', validated([3, 1, 2])],
    ['plain', record([1, 1, NaN])],
    ['clipped', record([1, 0.5, NaN])],
    ['average', record([1], ['xbar'])],
    ['rounded', record([1, 1, 1, NaN], [], [], [0, PRECISION_EVENTS.underflow, PRECISION_EVENTS.lost, NaN])],
    ['skipping', record([1, 1, NaN], [], [], [PRECISION_EVENTS.overflow + PRECISION_EVENTS.skipped, 0, NaN])],
    ['simplex', record([1], [], ['v0', 'v1', 'v2'])],
  ])

  it('names what the runs that are drawn have, each once', () => {
    expect(marksOf(['plain', 'gone'], runs)).toEqual({
      seconds: [],
      clipped: false,
      events: [],
      corners: false,
      best: false,
      clients: false,
      regions: false,
    })
    expect(marksOf(['average', 'average', 'clipped'], runs)).toEqual({
      seconds: ['xbar'],
      clipped: true,
      events: [],
      corners: false,
      best: false,
      clients: false,
      regions: false,
    })
    expect(marksOf(['rounded'], runs).events).toEqual(['underflow', 'lost'])
    expect(marksOf(['skipping', 'rounded'], runs).events).toEqual(['underflow', 'overflow', 'lost'])
    expect(marksOf(['overfit'], runs).best).toBe(true)
    expect(marksOf(['falling'], runs).best).toBe(false)
    expect(marksOf(['simplex'], runs).corners).toBe(true)
    const rounds = new Map([['average', {} as never]])
    expect(marksOf(['average'], runs, 'steps', rounds).clients).toBe(true)
    expect(marksOf(['plain'], runs, 'steps', rounds).clients).toBe(false)
  })

  it('names the seeds whose end points are shown, the most of them, and their regions where there are any', () => {
    const ofSeeds = (seeds: number, shares: readonly number[]) => ({
      ...(record([1]) as object),
      ensemble: { seeds, density: shares.map((share) => ({ share })) },
    })
    const many = new Map([
      ['few', ofSeeds(3, []) as never],
      ['many', ofSeeds(1000, [0.9, 0.5]) as never],
    ])
    expect(marksOf(['few'], many)).toMatchObject({ seeds: 3, regions: false })
    expect(marksOf(['few', 'many'], many)).toMatchObject({ seeds: 1000, regions: true })
    expect(entriesOf(marksOf(['many'], many)).map(({ text }) => text)).toEqual([
      'ends of 1\u202f000 seeds',
      'half, nine tenths of them',
    ])
  })

  it('takes room beside the tools, or over the caption of a small picture; none where there is nothing to say', () => {
    const all = marksOf([...runs.keys()], runs)
    expect(marksBox(marksOf(['plain'], runs), frame, false, false)).toBeUndefined()
    const tools = { x: frame.left + frame.width - 50, y: frame.top, width: 50, height: 192 }
    expect(overlaps(marksBox(all, frame, false, false)!, tools)).toBe(false)
    const small = plotFrame(360, 260)
    const box = marksBox(all, small, true, true)!
    expect(box.x).toBeGreaterThanOrEqual(small.left)
    expect(overlaps(box, { x: small.left, y: small.top + small.height - 64, width: 300, height: 54 })).toBe(false)
  })
})
