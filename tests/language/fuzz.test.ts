import { describe, expect, it } from 'vitest'
import { compileOptimizer, compileSchedule, compileSurface } from '../../src/language/compile.ts'
import {
  formatDiagnostic,
  LIMITS,
  parseOptimizer,
  parseSchedule,
  parseSurface,
  type Diagnostic,
  typesetOptimizer,
  typesetSchedule,
  typesetSurface,
} from '../../src/language/index.ts'
import { type Kind, mutated, seeded, validText, wordSoup, type Random } from './generate.ts'
import { oracleLike } from './read.ts'

const TEXTS = 100_000
/** Milliseconds for one text. */
const LONGEST = 2000
/** Of this process, in milliseconds: a clock would measure what else the machine does. */
const processorTime = () => process.cpuUsage().user / 1000
const kinds: readonly Kind[] = ['surface', 'optimizer', 'schedule']

const ones = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 1]))
const oracle = oracleLike({
  gradient: (point, out) => out.set(point),
  value: () => 1,
  hessian: (_, out) => out.fill(2),
})

/** Reads a text as one kind; what parses is compiled and run. Gives the errors. */
const exercise: Readonly<Record<Kind, (text: string) => readonly Diagnostic[]>> = {
  surface(text) {
    const parsed = parseSurface(text)
    if (!parsed.ok) return parsed.errors
    const f = compileSurface(parsed.program, ones(parsed.program.parameters))
    const out = new Float64Array(3)
    f.gradient(0.3, 0.7, out)
    f.hessian(0.3, 0.7, out)
    f.gram?.(0.3, 0.7, out)
    f.fisher?.(0.3, 0.7, out)
    checkPlaces(text, parsed.warnings)
    return []
  },
  optimizer(text) {
    const parsed = parseOptimizer(text)
    if (!parsed.ok) return parsed.errors
    const parameters = ones(parsed.program.parameters)
    const x = Float64Array.of(1, 2)
    const kernel = compileOptimizer(parsed.program, { parameters, x0: x.slice(), steps: 2 })
    for (let t = 1; t <= 2; t++) kernel.step(x, oracle, 0.1, t)
    checkPlaces(text, parsed.warnings)
    return []
  },
  schedule(text) {
    const parsed = parseSchedule(text)
    if (!parsed.ok) return parsed.errors
    const schedule = compileSchedule(parsed.program, { parameters: ones(parsed.program.parameters), lr: 1, steps: 5 })
    for (let t = 0; t < 3; t++) schedule.rate(t, 1 / t)
    checkPlaces(text, parsed.warnings)
    return []
  },
}

/** Every place must be one of the text, with something for the caret to point at or just behind. */
function checkPlaces(text: string, found: readonly Diagnostic[]): void {
  const lines = text.split(/\r\n|\r|\n/)
  for (const each of found) {
    const { column, line, length } = each.span
    const size = lines[line - 1]?.length ?? -1
    const isInside = column >= 1 && length >= 0 && column + Math.max(length, 1) - 1 <= size + 1
    if (!isInside || !formatDiagnostic(text, each).includes('^')) {
      throw new Error(`${each.message} is at line ${line}, column ${column}, length ${length}: outside the text`)
    }
  }
}

function check(kind: Kind, text: string): readonly Diagnostic[] {
  const started = processorTime()
  try {
    const errors = exercise[kind](text)
    const took = processorTime() - started
    if (took > LONGEST) throw new Error(`It took ${Math.round(took)} ms`)
    checkPlaces(text, errors)
    return errors
  } catch (problem) {
    throw new Error(`As a ${kind}: ${JSON.stringify(text)}`, { cause: problem })
  }
}

function each(count: number, seed: number, examine: (random: Random, kind: Kind) => void): void {
  for (let i = 0; i < count; i++) examine(seeded(seed + i), kinds[i % kinds.length]!)
}

describe(`${TEXTS.toLocaleString('en')} texts`, () => {
  it('that are right are read, compiled and run', () => {
    each(TEXTS * 0.25, 1, (random, kind) => {
      const text = validText(random, kind)
      const [error] = check(kind, text)
      if (error) throw new Error(`${kind}: ${formatDiagnostic(text, error)}\n\n${text}`)
    })
  }, 120_000)
  it('that are right are typeset: the first thousands of them', () => {
    each(3000, 1, (random, kind) => {
      const text = validText(random, kind)
      const [asSurface, asOptimizer, asSchedule] = [parseSurface(text), parseOptimizer(text), parseSchedule(text)]
      if (kind === 'surface' && asSurface.ok) typesetSurface(asSurface.program, {})
      if (kind === 'optimizer' && asOptimizer.ok) typesetOptimizer(asOptimizer.program, {})
      if (kind === 'schedule' && asSchedule.ok) typesetSchedule(asSchedule.program, {})
    })
  }, 60_000)
  it('that are nearly right are read or refused, with places inside the text', () => {
    let refused = 0
    each(TEXTS * 0.13, 1_000_000, (random, kind) => {
      const text = validText(random, kind)
      for (let i = 0; i < 5; i++) if (check(kind, mutated(random, text)).length > 0) refused++
    })
    expect(refused).toBeGreaterThan(TEXTS * 0.2)
  }, 120_000)
  it('of words in any order are read or refused', () => {
    each(TEXTS * 0.1, 2_000_000, (random, kind) => check(kind, wordSoup(random)))
  }, 60_000)
})

describe('unkind texts', () => {
  const everyKind = (text: string) => kinds.map((kind) => check(kind, text))

  it.each([
    'f(x, y) = x\n',
    '(',
    '|',
    '-',
    'x^',
    'sin(',
    '2 ',
    'x\n',
    '+',
    '\n',
    'é',
    '[',
    '] ',
    'param a = 1 in [',
    'x = x - g;',
  ])('a megabyte of %j is refused at once', (piece) => {
    const started = processorTime()
    for (const errors of everyKind(piece.repeat(2 ** 20 / piece.length)))
      expect(errors[0]?.message).toContain('too long')
    expect(processorTime() - started).toBeLessThan(LONGEST)
  })
  it.each([
    ['brackets', '('.repeat(20_000)],
    ['closed brackets', `${'('.repeat(9_000)}x${')'.repeat(9_000)}`],
    ['square brackets', 'x'.padEnd(20_000, '[')],
    ['ranges', 'param a = 1 in '.padEnd(20_000, '[')],
    ['bars', '|'.repeat(20_000)],
    ['signs', '-'.repeat(20_000)],
    ['powers', 'x^'.repeat(10_000)],
    ['calls', 'sin('.repeat(5_000)],
    ['matrices', `x = ${'solve('.repeat(3_000)}`],
    ['numbers', '2 '.repeat(10_000)],
    ['bare lines', 'x\n'.repeat(10_000)],
    ['pluses', '+'.repeat(20_000)],
    ['one long sum', 'x+'.repeat(2_400) + 'x'],
    ['param lines', 'param a = 1\n'.repeat(1_600) + 'a*x'],
    ['show lines', 'v = v + g\nx = x - v\n' + 'show v\n'.repeat(2_500)],
    ['nested choices', `f(x, y) = ${'where(x > 0, '.repeat(90)}x${', y)'.repeat(90)}`],
    ['growing products', 'u = x\n' + 'u = u*u + y\n'.repeat(800) + 'f(x, y) = u'],
    ['growing sums of squares', 'u = x^2\n' + 'u = u + u\n'.repeat(800) + 'f(x, y) = u'],
    ['many sums of squares', `f(x, y) = ${Array.from({ length: 400 }, (_, i) => `(x - ${i}*y)^2`).join(' + ')}`],
    ['matrices by matrices', 'x = x - A*g\n' + 'A = eigabs(A + hess(x), 1)\n'.repeat(600)],
    ['state that waits for its type', 'x = x - v0\n' + chain('v', 190) + '\nv190 = g'],
    ['state that never gets one', 'x = x - g + v0\n' + chain('v', 190) + '\nv190 = v0'],
    ['a schedule of many lines', chain('s', 190) + '\ns190 = loss\nlr(t) = s0'],
    [
      'different names',
      `f(x, y) = ${Array.from({ length: 2_400 }, (_, i) => `q${(i * 7919).toString(26).replace(/\d/g, 'z')}`).join('+')}`,
    ],
  ])(
    '%s without end are dealt with quickly',
    (_, text) => {
      expect(text.length).toBeLessThanOrEqual(LIMITS.characters)
      everyKind(text)
    },
    30_000,
  )
})

/** name0 = name1, name1 = name2, ...: each line reads what a later one assigns. */
const chain = (name: string, length: number) =>
  Array.from({ length }, (_, i) => `${name}${i} = ${name}${i + 1}`).join('\n')

describe('a text of many names', () => {
  it('is refused where it has more than anyone could tell apart', () => {
    const sum = (count: number) => Array.from({ length: count }, (_, i) => `p${i}`).join(' + ')
    expect(check('surface', sum(LIMITS.names))).toEqual([])
    expect(check('surface', sum(LIMITS.names + 1))).toMatchObject([
      { message: 'The text has too many different names: at most 200 are read.' },
    ])
  })
})

describe('names that mean something to JavaScript', () => {
  const names = ['prototype', 'then', 'NaN', 'undefined', 'eval']
  it.each(names)('%s is a parameter, a helper or state like any other', (name) => {
    for (const [kind, text] of [
      ['surface', `param ${name} = 2\nf(x, y) = ${name}*x`],
      ['surface', `${name} = x\nf(x, y) = ${name}^2`],
      ['optimizer', `init ${name} = x0\n${name} = ${name} + g\nx = x - ${name}\nshow ${name}`],
      ['optimizer', `x = x - ${name}*g`],
      ['schedule', `${name} = ${name} + 1\nlr(t) = lr/${name}`],
    ] as const) {
      expect(check(kind, text)).toEqual([])
    }
  })
  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])(
    '%s, which every object has, is refused politely',
    (name) => {
      const message = `"${name}" is a word of JavaScript: choose another name.`
      for (const text of [`${name}*x`, `${name} = x\nf(x, y) = ${name}`, `param ${name} = 1\nx`])
        for (const kind of kinds) expect(check(kind, text)[0]?.message).toBe(message)
    },
  )
  it.each(['__proto__', '__defineGetter__', '_'])('%s is refused politely', (name) => {
    for (const text of [
      `${name}*x`,
      `${name} = x\nf(x, y) = ${name}`,
      `param ${name} = 1\nx`,
      `show ${name}\nx = x - g`,
    ]) {
      for (const kind of kinds) expect(check(kind, text)[0]?.message).toBe('A name starts with a letter.')
    }
  })
  it('call nothing', () => {
    for (const name of names) expect(check('surface', `${name}(x)`)[0]?.message).toContain(`function "${name}"`)
  })
})
