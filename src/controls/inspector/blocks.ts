/** An update as blocks to be read: each line as it is typeset, and under it the same line with this step's numbers. */
import type { Inspection } from '../../charts/surface/inspection/useInspection.ts'
import type { Vector } from '../../charts/surface/inspection/vectors.ts'
import { optimizerOf, optimizerParameters, optimizerValues } from '../../config/index.ts'
import {
  typesetOfStep,
  typesetOptimizer,
  typesetSymbol,
  typesetValue,
  typesetWithNumbers,
  type Expression,
  type MathNode,
  type OptimizerProgram,
  type TracedLine,
} from '../../language/index.ts'
import { PRECISION_EVENTS } from '../../core/precision.ts'
import { extentOf, mentions } from '../../language/tree.ts'
import { saidLines } from '../equations/methodLines.ts'
import { symbolsOf } from '../../charts/symbols.ts'
import type { Block, Numbers } from './block.ts'
import { COORDINATES, gradientBlocks } from './gradientBlocks.ts'
import { show } from '../entry.ts'
import { rateLines } from './rateLines.ts'
import { becomes, CONSTANTS, difference, equals, lengthOf, point, row } from './numbers.ts'

export function blocksOf(inspection: Inspection, vectors: readonly Vector[]): readonly Block[] {
  const { program } = inspection
  const { isOneParameter } = inspection
  const usesRate = !program || program.statements.some(({ right }) => mentions(right, 'lr'))
  const blocks = [
    ...gradientBlocks(inspection, vectors),
    ...(usesRate ? [{ role: 'Rate', arrows: [], lines: rateLines(inspection) }] : []),
    ...scheduledBlocks(inspection),
    ...(program ? lineBlocks(inspection, program, vectors) : procedureBlocks(inspection)),
    ...projectionBlocks(inspection),
    ...precisionBlocks(inspection),
    stepBlock(inspection, vectors),
  ]
  return isOneParameter ? blocks.map(withoutY) : blocks
}

/** Of one parameter nothing is told of y; what is left needs no name of a coordinate, and no arrow. */
const withoutY = (block: Block): Block => ({
  ...block,
  arrows: [],
  lines: block.lines.map((line) => ({
    ...line,
    numbers: line.numbers
      .filter(({ coordinate }) => coordinate !== 'y')
      .map(({ coordinate: _, ...numbers }) => numbers),
  })),
})

/** Parameters that have a value of their own at this step. */
function scheduledBlocks({ scheduled, run }: Inspection): Block[] {
  const symbols = symbolsOf(optimizerParameters(run.optimizer))
  const lines = scheduled.map(([name, value]) => ({
    node: row(typesetOfStep(name, symbols), equals, typesetValue(value)),
    numbers: [],
  }))
  return lines.length > 0 ? [{ role: 'Scheduled', arrows: [], lines }] : []
}

/** The update's own lines; those of one kind that follow one another without an arrow are one block. */
function lineBlocks(inspection: Inspection, program: OptimizerProgram, vectors: readonly Vector[]): Block[] {
  const symbols = symbolsOf(optimizerParameters(inspection.run.optimizer))
  const moved = inspection.scheduled.map(([name]) => name)
  const typeset = new Map(
    typesetOptimizer(program, symbols, moved).flatMap(({ kind, statement, node }) =>
      kind === 'update' && statement ? [[statement, node] as const] : [],
    ),
  )
  const blocks: Block[] = []
  for (const line of inspection.lines) {
    const { statement } = line
    const arrows = vectors.filter((vector) => vector.statement === statement)
    const role = roleOf(statement.name, program)
    const node = typeset.get(statement) ?? typesetOfStep(statement.name, symbols)
    const shown = { node, numbers: [...elsewhere(line, inspection), ...numbersOf(line, program)] }
    const last = blocks.at(-1)
    const goesOn = last?.role === role && last.arrows.length + arrows.length === 0
    if (goesOn) blocks[blocks.length - 1] = { ...last, lines: [...last.lines, shown] }
    else blocks.push({ role, arrows, lines: [shown] })
  }
  return blocks
}

function roleOf(name: string, { slots }: OptimizerProgram): string {
  if (name === 'x') return 'Update'
  return slots.some((slot) => slot.name === name) ? 'State' : 'Derived'
}

/** More than this is not put in numbers: nobody reads it. */
const LARGEST = 120

function numbersOf({ statement, reads, asks, result }: TracedLine, program: OptimizerProgram): Numbers[] {
  const { right } = statement
  const known = (part: Expression) =>
    part.kind === 'name'
      ? CONSTANTS.has(part.name)
        ? undefined
        : reads.get(part.name)
      : asks.find(({ call }) => call === part)?.answer
  const isWritten = known(right) === undefined && right.kind !== 'number' && extentOf([right]).nodes <= LARGEST
  const formula = (coordinate: number) =>
    isWritten ? typesetWithNumbers(program, right, known, coordinate) : undefined
  if (result.length !== 2) return [{ formula: formula(0), result: whole(result, program) }]
  return COORDINATES.map((coordinate, i) => ({
    coordinate,
    formula: formula(i),
    result: typesetValue(result[i] ?? NaN),
  }))
}

/** A number, or a matrix in rows. */
function whole(numbers: Float64Array, program: OptimizerProgram): MathNode {
  const name: Expression = { kind: 'name', name: 'I', span: { line: 1, column: 1, length: 1 } }
  return numbers.length === 1 ? typesetValue(numbers[0] ?? NaN) : typesetWithNumbers(program, name, () => numbers, 0)
}

/** The questions that a line asks at other points than the update's start. */
function elsewhere({ asks }: TracedLine, inspection: Inspection): Numbers[] {
  const { from } = inspection
  return asks
    .filter(({ call, point: at }) => 'name' in call && call.name === 'grad' && (at[0] !== from[0] || at[1] !== from[1]))
    .map(({ point: at, answer }) => ({
      formula: row(typesetSymbol('\\nabla f'), point(at, inspection)),
      result: point(answer, inspection),
    }))
}

/** What a method by hand says of its step, and what the step did to its state. */
function procedureBlocks(inspection: Inspection): Block[] {
  const { run, steps, slots } = inspection
  const { procedure } = optimizerOf(run.optimizer)
  if (!procedure) return []
  const said = saidLines(
    procedure.lines(optimizerValues(run.optimizer, steps)),
    symbolsOf(optimizerParameters(run.optimizer)),
  )
  const state = slots.map(({ name, before, after }) => ({
    node: typesetOfStep(name, {}),
    numbers: [
      { says: 'before', result: point(before, inspection) },
      ...(after.length > 0 ? [{ says: 'after', result: point(after, inspection) }] : []),
    ],
  }))
  return [
    { role: 'Procedure', arrows: [], lines: said.map((line) => ({ ...line, numbers: [] })) },
    ...(state.length > 0 ? [{ role: 'State', arrows: [], lines: state }] : []),
  ]
}

/** What low precision did to the parameters: they are kept in it, or the update is none. */
function precisionBlocks({ run, low, lines, from, to }: Inspection): Block[] {
  if (!low) return []
  if (low.events & PRECISION_EVENTS.skipped)
    return [
      {
        role: 'Skipped',
        arrows: [],
        lines: [
          {
            says: 'A gradient is not finite: point, state and the count of updates stay as they were, and the loss scale is halved.',
            numbers: [{ formula: typesetValue(low.scale), joint: becomes, result: typesetValue(low.scale / 2) }],
          },
        ],
      },
    ]
  const led = lines.findLast(({ statement }) => statement.name === 'x')?.result
  if (run.precision?.params.rounded !== 'both' || led === undefined) return []
  const numbers = COORDINATES.map((coordinate, i) => {
    const isLost = to[i] === from[i] && led[i] !== from[i]
    return {
      coordinate,
      formula: typesetValue(led[i] ?? NaN),
      joint: becomes,
      result: typesetValue(to[i] ?? NaN),
      ...(isLost && { says: 'lost:' }),
    }
  })
  return [{ role: 'Rounding', arrows: [], lines: [{ says: 'the parameters are rounded', numbers }] }]
}

/** What holds x in its interval, where it did something. */
function projectionBlocks({ interval, lines, to }: Inspection): Block[] {
  const led = lines.findLast(({ statement }) => statement.name === 'x')?.result[0]
  if (!interval || led === undefined || led === to[0] || (led > interval[0] && led < interval[1])) return []
  const numbers = [{ formula: typesetValue(led), joint: becomes, result: typesetValue(to[0]) }]
  const [min, max] = interval
  return [
    { role: 'Projection', arrows: [], lines: [{ says: `x is held within [${show(min)}, ${show(max)}]`, numbers }] },
  ]
}

/** From point to point: where the update leads, and how far. */
function stepBlock({ from, to }: Inspection, vectors: readonly Vector[]): Block {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  return {
    role: 'Step',
    arrows: vectors.filter(({ id }) => id === 'step'),
    lines: [
      {
        node: typesetSymbol('\\Delta_t = \\theta_t - \\theta_{t-1}'),
        numbers: [
          ...COORDINATES.map((coordinate, i) => ({
            coordinate,
            formula: difference(to[i] ?? NaN, from[i] ?? NaN),
            result: typesetValue((to[i] ?? NaN) - (from[i] ?? NaN)),
          })),
          { formula: lengthOf(typesetSymbol('\\Delta_t')), result: typesetValue(length) },
        ],
      },
    ],
  }
}
