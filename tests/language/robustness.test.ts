import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatDiagnostic,
  LIMITS,
  parseOptimizer,
  parseSchedule,
  parseSurface,
  typesetSurface,
} from '../../src/language/index.ts'
import { compileOptimizer, compileSchedule, compileSurface } from '../../src/language/compile.ts'
import { mutated, wordSoup } from './arbitraries.ts'
import { oracleLike } from './read.ts'

const good = [
  'f(x, y) = (a - x)^2 + b*(y - x^2)^2',
  'u = x*cos(phi) + y*sin(phi)\nf(x, y) = 0.5*(u^2 + kappa*|y|)',
  'm = beta1*m + (1 - beta1)*g\nv = beta2*v + (1 - beta2)*g^2\nx = x - lr*(m/(1 - beta1^t))/(sqrt(v/(1 - beta2^t)) + eps)',
  'lr(t) = eta_min + (lr - eta_min)*(1 + cos(pi*min(t, T)/T))/2',
]

const anyText = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  wordSoup,
  fc.constantFrom(...good).chain(mutated),
)

const ones = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 1]))

/** Whatever parses also compiles and runs. */
function exercise(text: string): void {
  const asSurface = parseSurface(text)
  if (asSurface.ok) {
    const f = compileSurface(asSurface.program, ones(asSurface.program.parameters))
    f.gradient(0.3, 0.7, new Float64Array(2))
    f.hessian(0.3, 0.7, new Float64Array(3))
    typesetSurface(asSurface.program, {})
  }
  const asOptimizer = parseOptimizer(text)
  if (asOptimizer.ok) {
    const parameters = ones(asOptimizer.program.parameters)
    const kernel = compileOptimizer(asOptimizer.program, { parameters, x0: Float64Array.of(1, 2), steps: 2 })
    const oracle = oracleLike({ gradient: (point, out) => out.set(point), value: () => 1 })
    for (let t = 1; t <= 2; t++) kernel.step(Float64Array.of(1, 2), oracle, 0.1, t)
  }
  const asSchedule = parseSchedule(text)
  if (asSchedule.ok)
    compileSchedule(asSchedule.program, { parameters: ones(asSchedule.program.parameters), lr: 1, steps: 5 }).rate(3)
  for (const parsed of [asSurface, asOptimizer, asSchedule]) {
    for (const found of parsed.ok ? parsed.warnings : parsed.errors) checkPosition(text, found)
  }
}

function checkPosition(text: string, found: Parameters<typeof formatDiagnostic>[1]): void {
  const line = text.split(/\r\n|\r|\n/)[found.span.line - 1]
  const { column } = found.span
  const isInside = line !== undefined && column >= 1 && column <= line.length + 1
  if (!isInside || !formatDiagnostic(text, found).includes('^')) throw new Error(`A place outside the text: ${column}`)
}

describe('any text at all', () => {
  it('parses and runs, or is refused with places inside the text; it never throws', () => {
    fc.assert(fc.property(anyText, exercise), { numRuns: 3000 })
  }, 30_000)
  it('is refused where it has more names than anyone could tell apart', () => {
    const sum = (count: number) => Array.from({ length: count }, (_, i) => `p${i}`).join(' + ')
    expect(parseSurface(sum(LIMITS.names)).ok).toBe(true)
    expect(parseSurface(sum(LIMITS.names + 1))).toMatchObject({
      ok: false,
      errors: [{ message: 'The text has too many different names: at most 200 are read.' }],
    })
  })
  it('is dealt with quickly, however unkind', () => {
    const unkind = [
      '('.repeat(20_000),
      '|'.repeat(20_000),
      '-'.repeat(20_000),
      'x^'.repeat(10_000),
      'sin('.repeat(5_000),
      '2 '.repeat(10_000),
      'x\n'.repeat(10_000),
      '+'.repeat(20_000),
      'x+'.repeat(2_400) + 'x',
      Array.from({ length: 600 }, (_, i) => `u${i + 1} = u${i}*u${i} + sin(u${i})`).join('\n') + '\nf(x, y) = u600',
      'u = x\n' + 'u = u*u + y\n'.repeat(800) + 'f(x, y) = u',
      'f(x, y) = ' +
        Array.from({ length: 2_400 }, (_, i) => `q${(i * 7919).toString(26).replace(/\d/g, 'z')}`).join('+'),
      'x = x - g\n' + Array.from({ length: 1_000 }, (_, i) => `v${i} = v${i + 1}`).join('\n') + '\nv1000 = g',
    ]
    for (const text of unkind) {
      const started = performance.now()
      exercise(text)
      expect(performance.now() - started).toBeLessThan(3000)
    }
  }, 40_000)
})
