import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CONFIGURATION_LIMITS,
  defaultConfiguration,
  parseConfiguration,
  surfaceOf,
  toJson,
} from '../../src/config/index.ts'
import { LIMITS } from '../../src/language/index.ts'
import { configuration, withoutKeys } from './arbitraries.ts'

const noticesOf = (raw: unknown) => parseConfiguration(raw).notices.map(({ where, message }) => `${where}: ${message}`)
const firstRun = (run: unknown) => {
  const { configuration, notices } = parseConfiguration({ runs: [run] })
  return { ...configuration.runs[0], notices: notices.map(({ where, message }) => `${where}: ${message}`) }
}

describe('a configuration from JSON', () => {
  test('has parameters beside the id, and defaults for what is absent', () => {
    const { configuration, notices } = parseConfiguration({
      surface: { id: 'rosenbrock', b: 17 },
      start: [-1.2, 1.3],
      steps: 120,
      seed: 3,
      runs: [{ optimizer: { id: 'adam', lr: 0.03 }, schedule: { id: 'cosine' }, clip: { id: 'norm', max: 2 } }],
    })
    expect(notices).toEqual([])
    expect(withoutKeys(configuration)).toEqual({
      surface: { id: 'rosenbrock', params: { b: 17 } },
      start: [-1.2, 1.3],
      steps: 120,
      seed: 3,
      runs: [
        {
          slot: 0,
          optimizer: { id: 'adam', params: { lr: 0.03 } },
          schedule: { id: 'cosine', params: {} },
          clip: { id: 'norm', params: { max: 2 } },
        },
      ],
    })
  })

  test('takes the start of its surface where none is given', () => {
    const { configuration } = parseConfiguration({ surface: { id: 'himmelblau' } })
    expect(configuration.start).toEqual(surfaceOf({ id: 'himmelblau', params: {} }).start)
  })

  test('is the default experiment where nothing is given', () => {
    for (const nothing of [undefined, {}]) {
      const { configuration, notices } = parseConfiguration(nothing)
      expect(notices).toEqual([])
      expect(withoutKeys(configuration)).toEqual(withoutKeys(defaultConfiguration()))
    }
  })

  test('keeps values equal to the defaults out, so that equal experiments are equal data', () => {
    expect(firstRun({ optimizer: { id: 'adam', beta1: 0.9, lr: 0.2 } }).optimizer).toEqual({
      id: 'adam',
      params: { lr: 0.2 },
    })
  })

  test('may have no runs at all', () => {
    expect(parseConfiguration({ runs: [] })).toMatchObject({ configuration: { runs: [] }, notices: [] })
  })

  test('takes one held schedule or a list of them, and fills up with constant ones', () => {
    const held = { id: 'cosine', etaMin: 0.1 }
    const read = { id: 'cosine', params: { etaMin: 0.1 } }
    const constant = { id: 'constant', params: {} }
    expect(firstRun({ schedule: { id: 'warmup', of: held } }).schedule).toEqual({
      id: 'warmup',
      params: {},
      of: [read],
    })
    expect(firstRun({ schedule: { id: 'warmup', of: [held] } }).schedule).toEqual({
      id: 'warmup',
      params: {},
      of: [read],
    })
    expect(firstRun({ schedule: { id: 'warmup' } }).schedule?.of).toEqual([constant])
    expect(firstRun({ schedule: { id: 'sequential', of: [held] } }).schedule?.of).toEqual([read, constant])
  })

  test('survives its JSON form, to the bit', () => {
    fc.assert(
      fc.property(configuration, (original) => {
        const { configuration, notices } = parseConfiguration(toJson(original))
        expect(notices).toEqual([])
        expect(withoutKeys(configuration)).toEqual(withoutKeys(original))
      }),
    )
  })
})

describe('what cannot be read', () => {
  test.each<[string, unknown, string]>([
    ['no object', 7, 'configuration: 7 is not a configuration; the default one is used'],
    ['an unknown field', { step: 5 }, 'configuration: there is no "step"; did you mean steps?'],
    [
      'an unknown surface',
      { surface: { id: 'rosenbrok' } },
      'surface: "rosenbrok" is not a surface; rosenbrock is used; did you mean rosenbrock?',
    ],
    ['a surface without id', { surface: {} }, 'surface: no id is given; rosenbrock is used'],
    ['steps past the most', { steps: 100_001 }, 'steps: 100001 is not a whole number from 1 to 100000; 500 is used'],
    ['steps that are no number', { steps: NaN }, 'steps: NaN is not a whole number from 1 to 100000; 500 is used'],
    ['a fraction of a seed', { seed: 0.5 }, 'seed: 0.5 is not a whole number from 0 to 4294967295; 1 is used'],
    ['a start at infinity', { start: [Infinity, 1] }, 'start, x: Infinity is not a finite number; -1.5 is used'],
    ['a start of three', { start: [1, 2, 3] }, 'start: a list is not a point of two numbers; -1.5, 2 is used'],
    [
      'a view turned round',
      { view: { x: [1, -1], y: [0, 1] } },
      "view: it must have min below max, and be neither too narrow nor too large to draw; the surface's own view is used",
    ],
    ['runs that are no list', { runs: 'adam' }, 'runs: "adam" is not a list of runs; the default ones are used'],
    ['a run that is none', { runs: [3] }, 'run 1: 3 is not a run; gradient descent is used'],
    [
      'an unknown parameter',
      { runs: [{ optimizer: { id: 'adam', betta1: 1 } }] },
      'run 1: there is no parameter "betta1"; did you mean beta1?',
    ],
    [
      'a value outside its domain',
      { runs: [{ optimizer: { id: 'adam', beta1: 1.5 } }] },
      'run 1, beta1: must be at least 0 and below 1, not 1.5; 0.9 is used',
    ],
    ['a slot past the last', { runs: [{ slot: 16 }] }, 'run 1, slot: 16 is not a whole number from 0 to 15; 0 is used'],
    [
      'an unknown clipping',
      { runs: [{ clip: { id: 'norn' } }] },
      'run 1, clipping: "norn" is not a kind of clipping; none is used; did you mean norm?',
    ],
    [
      'too many schedules',
      { runs: [{ schedule: { id: 'warmup', of: ['step', 'step'] } }] },
      'run 1, schedule: warmup holds 1 schedules; the others are left out',
    ],
    [
      'equations that are no text',
      { surface: { equations: 5 } },
      'surface: equations are a text, not 5; rosenbrock is used',
    ],
    [
      'equations without an end',
      { surface: { equations: 'x'.repeat(LIMITS.characters + 1) } },
      `surface: equations may have ${LIMITS.characters} characters, these have ${LIMITS.characters + 1}; rosenbrock is used`,
    ],
    [
      'a label without an end',
      { runs: [{ label: 'a'.repeat(61) }] },
      'run 1, label: labels have at most 60 characters; the rest is left out',
    ],
  ])('%s is named', (_, raw, notice) => {
    expect(noticesOf(raw)).toEqual([notice])
  })

  test('leaves the rest as it was given', () => {
    const { configuration, notices } = parseConfiguration({
      start: [0.5, 'up'],
      runs: [{ optimizer: { id: 'adam', lr: 0.2, beta1: 'abc' } }, null, { optimizer: { id: 'momentum', beta: 0.5 } }],
    })
    expect(configuration.start).toEqual([0.5, 2])
    expect(configuration.runs.map(({ optimizer }) => optimizer)).toEqual([
      { id: 'adam', params: { lr: 0.2 } },
      { id: 'gradientDescent', params: {} },
      { id: 'momentum', params: { beta: 0.5 } },
    ])
    expect(notices.map(({ where }) => where)).toEqual(['start, y', 'run 1, beta1', 'run 2'])
  })

  test('is bounded: runs, nesting, notices', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 'cosine' : { id: 'warmup', of: nested(depth - 1) })
    const { configuration, notices } = parseConfiguration({
      runs: Array.from({ length: 1000 }, () => ({ nonsense: true, more: 1, schedule: nested(50) })),
    })
    expect(configuration.runs).toHaveLength(CONFIGURATION_LIMITS.runs)
    expect(notices).toHaveLength(CONFIGURATION_LIMITS.notices + 1)
    expect(JSON.stringify(configuration).match(/warmup/g)).toHaveLength(
      CONFIGURATION_LIMITS.runs * CONFIGURATION_LIMITS.scheduleDepth,
    )
  })

  test('does not reach the prototypes', () => {
    const evil: unknown = JSON.parse(
      '{"__proto__":{"polluted":1},"surface":{"id":"__proto__"},"runs":[{"optimizer":{"id":"adam","__proto__":{"lr":9},"constructor":1}}]}',
    )
    const { configuration, notices } = parseConfiguration(evil)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(configuration.runs[0]?.optimizer).toEqual({ id: 'adam', params: {} })
    expect(notices.map(({ where }) => where)).toEqual(['configuration', 'surface', 'run 1', 'run 1'])
  })
})

describe('typed equations', () => {
  test('are kept with those parameters that the text has', () => {
    const { configuration, notices } = parseConfiguration({
      surface: { equations: 'f(x, y) = a*x^2 + y^2', a: 3, b: 4 },
    })
    expect(configuration.surface).toEqual({ equations: 'f(x, y) = a*x^2 + y^2', params: { a: 3 } })
    expect(notices.map(({ message }) => message)).toEqual(['there is no parameter "b"'])
  })

  test('are kept, with all numbers beside them, where they do not parse', () => {
    const { configuration, notices } = parseConfiguration({ surface: { equations: 'f(x, y) = a*(x', a: 3 } })
    expect(configuration.surface).toEqual({ equations: 'f(x, y) = a*(x', params: { a: 3 } })
    expect(notices).toEqual([])
  })
})

const anything = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
  fc.record(
    {
      surface: fc.anything(),
      start: fc.anything(),
      steps: fc.anything(),
      seed: fc.anything(),
      view: fc.oneof(fc.anything(), fc.record({ x: fc.array(fc.double()), y: fc.array(fc.double()) })),
      playhead: fc.anything(),
      runs: fc.oneof(
        fc.anything(),
        fc.array(
          fc.record(
            {
              label: fc.oneof(fc.string(), fc.anything()),
              slot: fc.anything(),
              hidden: fc.anything(),
              optimizer: fc.oneof(
                fc.anything(),
                fc.record({ id: fc.constantFrom('adam', 'momentum'), lr: fc.anything() }),
              ),
              schedule: fc.oneof(
                fc.anything(),
                fc.record({ id: fc.constantFrom('warmup', 'sequential'), of: fc.anything() }),
              ),
              clip: fc.anything(),
            },
            { requiredKeys: [] },
          ),
        ),
      ),
    },
    { requiredKeys: [] },
  ),
)

test('anything at all gives a configuration that is accepted unchanged', () => {
  fc.assert(
    fc.property(anything, (raw) => {
      const { configuration } = parseConfiguration(raw)
      const again = parseConfiguration(toJson(configuration))
      expect(again.notices).toEqual([])
      expect(withoutKeys(again.configuration)).toEqual(withoutKeys(configuration))
    }),
    { numRuns: 1000 },
  )
}, 120_000)
