/** The gallery of forks: each is short, runs, and does what is said of it. */
import { describe, expect, test } from 'vitest'
import {
  forks,
  optimizerOf,
  readLink,
  runLabel,
  scheduleOf,
  specificationOf,
  surfaceOf,
  writeLink,
  type Configuration,
  type Fork,
  type RunSpecification,
} from '../../src/config/index.ts'
import { run, type RunEnd } from '../../src/engine/index.ts'
import { withoutKeys } from './arbitraries.ts'

interface Trace {
  points: [x: number, y: number][]
  rates: number[]
  end: RunEnd
}

function trace(specification: RunSpecification): Trace {
  const chunks = [...run(specification)]
  return {
    points: chunks.flatMap(({ points, count }) =>
      Array.from({ length: count }, (_, i): [number, number] => [points[2 * i]!, points[2 * i + 1]!]),
    ),
    rates: chunks.flatMap(({ rates, count }) => [...rates.slice(0, count)]),
    end: chunks.at(-1)!.end!,
  }
}

const found = (id: string): Fork => forks.find((each) => each.id === id)!
const tracesOf = (configuration: Configuration) =>
  configuration.runs.map((each) => trace(specificationOf(configuration, each)))
/** The race's original (the run before the fork), and the fork. */
function race(id: string, change: Partial<RunSpecification> = {}): [original: Trace, fork: Trace] {
  const { configuration } = found(id)
  const [original, forked] = configuration.runs.slice(-2)
  const traced = [original!, forked!].map((each) => trace({ ...specificationOf(configuration, each), ...change }))
  return [traced[0]!, traced[1]!]
}

const stepsOf = ({ points }: Trace): [dx: number, dy: number][] =>
  points.slice(1).map(([x, y], i) => [x - points[i]![0], y - points[i]![1]])
const sizesOf = (trace: Trace) => stepsOf(trace).flat().map(Math.abs)

test('there are ten, each with a name of its own', () => {
  expect(forks).toHaveLength(10)
  expect(new Set(forks.map(({ id }) => id)).size).toBe(10)
  expect(new Set(forks.map(({ name }) => name)).size).toBe(10)
})

describe.each(forks)('$name', ({ name, lesson, kind, choice, configuration }) => {
  test('is a text that runs, names itself, and is a fork of a method that there is', () => {
    const method = { optimizer: optimizerOf, schedule: scheduleOf, surface: surfaceOf }[kind](choice)
    expect(method.problems).toBeUndefined()
    expect(method.name).toBe(name)
    expect(Object.keys(choice.params).filter((each) => !(each in method.params))).toEqual([])
    const original = { optimizer: optimizerOf, schedule: scheduleOf, surface: surfaceOf }[kind]({
      id: choice.from!,
      params: {},
    })
    expect(original.equations).not.toBe(choice.equations)
  })

  test('has a short lesson, and a race that a link restores', () => {
    expect(lesson.length).toBeLessThan(240)
    expect(lesson).toMatch(/\.$/)
    const { configuration: read, notices } = readLink(writeLink(configuration))
    expect(notices).toEqual([])
    expect(withoutKeys(read)).toEqual(withoutKeys(configuration))
    const labels = configuration.runs.map((each) => runLabel(each, configuration.runs))
    expect(new Set(labels).size).toBe(labels.length)
  })

  test('runs to the end of its race, or to its divergence', () => {
    for (const { end } of tracesOf(configuration)) expect(end.status).toBeDefined()
  })
})

describe('what is said of it is so:', () => {
  test('Adam without bias correction takes a first step 3.16 times as long, in both coordinates', () => {
    const [adam, fork] = race('adam-uncorrected').map((each) => stepsOf(each)[0]!)
    const expected = (1 - 0.9) / Math.sqrt(1 - 0.999)
    expect(expected).toBeCloseTo(3.16, 2)
    for (const axis of [0, 1] as const) expect(fork![axis] / adam![axis]).toBeCloseTo(expected, 6)
  })

  test('ε inside the root: on a slope of 1e-4 steps of the rate over the root of two, Adam’s are the rate', () => {
    const [adam, fork] = race('adam-epsilon-inside').map((each) => stepsOf(each).slice(1, -1))
    for (const [dx] of adam!) expect(dx / -0.05).toBeCloseTo(1, 3)
    for (const [dx] of fork!) expect(dx / -0.05).toBeCloseTo(Math.SQRT1_2, 6)
    for (const [, dy] of fork!) expect(dy / -0.05).toBeCloseTo(1, 6)
  })

  test('one size for all coordinates: the path on a turned ravine is the turned path, Adam’s is not', () => {
    const angle = Math.PI / 6
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const turned = race('adam-one-size')
    const [x, y] = found('adam-one-size').configuration.start
    const straight = race('adam-one-size', {
      surface: { id: 'ravine', params: { kappa: 20 } },
      start: [x * cos + y * sin, -x * sin + y * cos],
    })
    const [adam, fork] = [0, 1].map((i) =>
      Math.max(
        ...turned[i]!.points.map(([tx, ty], step) => {
          const [sx, sy] = straight[i]!.points[step]!
          return Math.hypot(tx - (sx * cos - sy * sin), ty - (sx * sin + sy * cos))
        }),
      ),
    )
    expect(fork).toBeLessThan(1e-9)
    expect(adam).toBeGreaterThan(0.1)
  })

  test('Signum: every step is the rate along each axis, at the end as at the start; a falling rate lets it arrive', () => {
    const [, fork] = race('signum')
    for (const size of sizesOf(fork)) expect(size).toBeCloseTo(0.02, 12)
    const [, falling] = race('signum', { schedule: { id: 'cosine', params: {} } })
    const distance = (each: Trace) => Math.hypot(...each.points.at(-1)!)
    expect(distance(falling)).toBeLessThan(2e-3)
    const late = fork.points.slice(-60).map((point) => Math.hypot(...point))
    expect(Math.min(...late)).toBeGreaterThan(distance(falling))
  })

  test('Nesterov by hand is the built-in Nesterov to the bit, and not the heavy ball', () => {
    const [nesterov, momentum, fork] = tracesOf(found('nesterov-by-hand').configuration)
    expect(fork!.points).toEqual(nesterov!.points)
    expect(fork!.points).not.toEqual(momentum!.points)
  })

  test('the gradient averaged twice diverges where the averaged momentum arrives', () => {
    const [once, twice] = race('momentum-twice', { steps: 400 })
    const distances = ({ points }: Trace) => points.map((point) => Math.hypot(...point))
    expect(distances(once).at(-1)).toBeLessThan(1e-3)
    const reach = distances(twice)
    const widest = [0, 1, 2, 3].map((k) => Math.max(...reach.slice(100 * k, 100 * (k + 1))))
    for (const k of [1, 2, 3]) expect(widest[k]).toBeGreaterThan(2 * widest[k - 1]!)
  })

  test('RMSProp with the largest gradient never steps further than the rate; RMSProp’s first step is 3.16 times that', () => {
    const [rmsprop, fork] = race('rmsprop-max').map(sizesOf)
    expect(Math.max(...fork!)).toBeLessThanOrEqual(0.1 * (1 + 1e-12))
    expect(rmsprop![0]! / 0.1).toBeCloseTo(1 / Math.sqrt(1 - 0.9), 4)
    expect(1 / Math.sqrt(1 - 0.9)).toBeCloseTo(3.16, 2)
  })

  test('descent that decays by itself hops a twentieth as far after 400 steps; descent as far as ever, at one rate', () => {
    const [descent, fork] = race('descent-decaying')
    const last = (each: Trace) => stepsOf(each).at(-1)!.map(Math.abs)
    expect(last(descent)).toEqual([0.2, 0.4].map((hop) => expect.closeTo(hop, 12)))
    expect(last(fork)).toEqual([0.01, 0.02].map((hop) => expect.closeTo(hop, 12)))
    expect(new Set(fork.rates.slice(0, -1))).toEqual(new Set([0.2]))
  })

  test('a cycle by hand: nine of twenty rates are above the limit, and it converges; the constant rate diverges', () => {
    const [constant, cycle] = race('cycle-by-hand')
    const limit = 2 / 20
    const rates = cycle.rates.slice(0, -1)
    expect(rates.filter((rate) => rate > limit)).toHaveLength((9 / 20) * rates.length)
    expect(Math.hypot(...cycle.points.at(-1)!)).toBeLessThan(1e-3)
    expect(Math.abs(constant.points.at(-1)![1])).toBeGreaterThan(1e6)
  })

  test('Rosenbrock, moved: without weight decay every path moves along, with it not', () => {
    const { configuration } = found('valley-moved')
    const [x, y] = configuration.start
    const there: Configuration = { ...configuration, surface: { id: 'rosenbrock', params: {} }, start: [x, y + 1] }
    const apart = tracesOf(configuration).map(({ points }, i) => {
      const unmoved = tracesOf(there)[i]!.points
      return Math.max(...points.map(([px, py], k) => Math.hypot(px - unmoved[k]![0], py + 1 - unmoved[k]![1])))
    })
    expect(apart[0]).toBeLessThan(1e-9)
    expect(apart[1]).toBeLessThan(1e-9)
    expect(apart[2]).toBeGreaterThan(0.1)
  })
})
