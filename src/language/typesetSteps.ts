import { element, fenced, identifier, number, operator, row } from './mathml.ts'
import { partsOf } from './tree.ts'
import { sizeIfTooLarge } from './typeset.ts'
import { typesetExpression } from './typesetExpression.ts'
import { typesetName, withScripts, type Symbols } from './typesetName.ts'
import type { Expression, MathNode, OptimizerProgram, ScheduleProgram, Statement } from './types.ts'

/**
 * One typeset line, `left = right` in a row: `given` is what the text presupposes (the gradient, state that starts at zero),
 * `shown` names a second path.
 */
export interface TypesetLine {
  kind: 'given' | 'init' | 'update' | 'shown'
  node: MathNode
  /** The line of the text that it is. */
  statement?: Statement
}

/** The point is written θ: x and y are its coordinates. */
export const OPTIMIZER_SYMBOLS: Symbols = { x: '\\theta', lr: '\\eta', x0: '\\theta_0' }
const SCHEDULE_SYMBOLS: Symbols = { lr: '\\eta' }

const tight = { lspace: '0', rspace: '0' }
const t = identifier('t')
const stepBefore = row(t, operator('−', tight), number('1'))
const minusOne = row(operator('−', tight), number('1'))

const equation = (left: MathNode, ...rest: readonly MathNode[]): MathNode =>
  row(left, ...rest.flatMap((part) => [operator('='), part]))

type NameOf = (name: string) => MathNode

/** Lines of steps, and what is needed to write them. */
interface Steps {
  initial: readonly Statement[]
  statements: readonly Statement[]
  /** Names that have a value for each step though no line assigns them. */
  moving: ReadonlySet<string>
  /** Names that keep their value to the next step. */
  state: readonly string[]
  /** The index of state before the first step. */
  first: MathNode
  coefficients: ReadonlySet<string>
  plain: NameOf
}

/**
 * The lines, and how names are written after the last. What is read before its line is of the step before, what is read after
 * it of this step. Between two lines of one name its value is on the way, and has a prime for each line.
 */
function typesetSteps({ initial, statements, moving, state, first, coefficients, plain }: Steps) {
  const total = new Map<string, number>()
  const done = new Map<string, number>()
  const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)
  for (const { name } of statements) if (moving.has(name)) count(total, name)

  const name: NameOf = (of) => {
    if (!moving.has(of)) return plain(of)
    const [times = 0, all] = [done.get(of), total.get(of)]
    if (all === undefined || times === all) return withScripts(plain(of), { below: t })
    if (times === 0) return withScripts(plain(of), { below: stepBefore })
    return withScripts(plain(of), { below: t, above: operator('′'.repeat(times), tight) })
  }
  const atStart: NameOf = (of) => withScripts(plain(of), { below: first })
  const given = new Set(initial.map((statement) => statement.name))
  const zeros = state.filter((of) => !given.has(of)).map(atStart)
  const [zero, ...others] = zeros
  const lines: TypesetLine[] = zero ? [{ kind: 'given', node: equation(zero, ...others, number('0')) }] : []
  for (const statement of initial) {
    const right = typesetExpression(statement.right, { name: (of) => (given.has(of) ? atStart(of) : plain(of)) })
    lines.push({ kind: 'init', statement, node: equation(atStart(statement.name), right) })
  }
  for (const statement of statements) {
    const right = typesetExpression(statement.right, { name, coefficients })
    count(done, statement.name)
    lines.push({ kind: 'update', statement, node: equation(name(statement.name), right) })
  }
  return { lines, name }
}

/**
 * The update as lines, from the very lines that run: m of the step before is m_{t-1}, after its line m_t. `scheduled` names
 * parameters that have a value for each step.
 */
export function typesetOptimizer(
  program: OptimizerProgram,
  symbols: Symbols,
  scheduled: readonly string[] = [],
): readonly TypesetLine[] {
  const { initial, statements, slots, shown } = program
  const size = sizeIfTooLarge([...initial, ...statements].map(({ right }) => right))
  if (size) return [{ kind: 'update', node: size }]
  const known = { ...symbols, ...OPTIMIZER_SYMBOLS }
  const { lines, name } = typesetSteps({
    initial,
    statements,
    moving: new Set(['x', 'g', 'lr', ...scheduled, ...statements.map((statement) => statement.name)]),
    state: slots.map((slot) => slot.name),
    first: number('0'),
    coefficients: coefficientsOf(program),
    plain: (of) => typesetName(of, known),
  })
  const point = withScripts(typesetName('x', known), { below: stepBefore })
  const gradient = row(operator('∇', tight), identifier('f'), fenced('(', ')', point))
  const asksGradient = statements.some(({ right }) => reads(right, 'g'))
  return [
    ...(asksGradient ? [{ kind: 'given', node: equation(name('g'), gradient) } as const] : []),
    ...lines,
    ...shown.map((path) => ({ kind: 'shown', node: row(element('mtext', 'second path\u00a0'), name(path)) }) as const),
  ]
}

/** A name as it is written once its line has run: m_t. */
export const typesetOfStep = (name: string, symbols: Symbols): MathNode =>
  withScripts(typesetName(name, { ...symbols, ...OPTIMIZER_SYMBOLS }), { below: t })

/** The rate, the parameters and π are numbers that scale what follows. */
export const coefficientsOf = ({ parameters }: OptimizerProgram | ScheduleProgram): ReadonlySet<string> =>
  new Set(['lr', 'pi', ...parameters])

const reads = (part: Expression, name: string): boolean =>
  part.kind === 'name' ? part.name === name : partsOf(part).some((inner) => reads(inner, name))

/** The rate of step t, where η is the base rate; state of the step before is that of t - 1. */
export function typesetSchedule(program: ScheduleProgram, symbols: Symbols): readonly TypesetLine[] {
  const { initial, helpers, slots, rate } = program
  const size = sizeIfTooLarge([...[...initial, ...helpers].map(({ right }) => right), rate])
  if (size) return [{ kind: 'update', node: equation(rateOfStep, size) }]
  const known = { ...symbols, ...SCHEDULE_SYMBOLS }
  const { lines, name } = typesetSteps({
    initial,
    statements: helpers,
    moving: new Set(slots),
    state: slots,
    first: minusOne,
    coefficients: coefficientsOf(program),
    plain: (of) => (of === 'loss' ? lossOfStep : typesetName(of, known)),
  })
  return [
    ...lines,
    {
      kind: 'update',
      node: equation(rateOfStep, typesetExpression(rate, { name, coefficients: coefficientsOf(program) })),
    },
  ]
}

const rateOfStep = withScripts(typesetName('eta', {}), { below: t })
const lossOfStep = row(identifier('f'), fenced('(', ')', withScripts(typesetName('theta', {}), { below: t })))
