/**
 * The public shapes of the equation language. Everything else in the program sees equations only through these.
 * The language imports nothing and reaches nothing: a typed text is data.
 */

/** A place in the text: line and column count from 1; `length` in characters. */
export interface Span {
  line: number
  column: number
  length: number
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '^'
export type ComparisonOperator = '<' | '<=' | '>' | '>=' | '==' | '!='

/** An expression tree. `|u|` parses to the call `abs(u)`; `u > v` is allowed only as the first argument of `where`. */
export type Expression = { span: Span } & (
  | { kind: 'number'; value: number }
  | { kind: 'name'; name: string }
  | { kind: 'negate'; of: Expression }
  | { kind: 'arithmetic'; operator: ArithmeticOperator; left: Expression; right: Expression }
  | { kind: 'comparison'; operator: ComparisonOperator; left: Expression; right: Expression }
  | { kind: 'call'; name: string; arguments: readonly Expression[] }
)

/** One line: `name = right`, or `init name = right`. `span` covers the whole line's text. */
export interface Statement {
  kind: 'assign' | 'init'
  name: string
  right: Expression
  span: Span
}

export interface Diagnostic {
  severity: 'error' | 'warning'
  /** One sentence: what is wrong, and where it helps, what was expected. */
  message: string
  span: Span
  /** What was probably meant, ready to be written in place of the span. */
  suggestion?: string
}

export type Parsed<Program> =
  { ok: true; program: Program; warnings: readonly Diagnostic[] } | { ok: false; errors: readonly Diagnostic[] }

/** `f(x, y) = ...` with helper lines before it. Variables are always x and y; every other free name is a parameter. */
export interface SurfaceProgram {
  kind: 'surface'
  text: string
  /** Helper lines, in order; residual lines included. */
  helpers: readonly Statement[]
  value: Expression
  /** Free names, in order of appearance. */
  parameters: readonly string[]
}

export type ValueType = 'scalar' | 'vector'

/** The update lines of an optimizer. */
export interface OptimizerProgram {
  kind: 'optimizer'
  text: string
  initial: readonly Statement[]
  statements: readonly Statement[]
  parameters: readonly string[]
  /** State that persists between steps, in order of first appearance. */
  slots: readonly { name: string; type: ValueType }[]
  /** The type of every assigned name. */
  types: ReadonlyMap<string, ValueType>
}

/** `lr(t) = ...` with helper lines before it. */
export interface ScheduleProgram {
  kind: 'schedule'
  text: string
  helpers: readonly Statement[]
  rate: Expression
  parameters: readonly string[]
}

/** A compiled surface. Holds its parameter values; allocates nothing after creation. */
export interface SurfaceFunction {
  value(x: number, y: number): number
  /** Writes [df/dx, df/dy] to `out` and returns f(x, y). */
  gradient(x: number, y: number, out: Float64Array): number
  /** Writes [d2f/dx2, d2f/dxdy, d2f/dy2] to `out`. */
  hessian(x: number, y: number, out: Float64Array): void
}

/** What an optimizer asks. Both count as evaluations in an oracle that counts. */
export interface PointOracle {
  gradient(point: Float64Array, out: Float64Array): void
  value(point: Float64Array): number
}

/** A compiled optimizer: holds the state and the hyperparameters of one run; allocates nothing in `step`. */
export interface OptimizerKernel {
  /** Widths are 1 or the dimension; the order is that of `OptimizerProgram.slots`. */
  readonly slots: readonly { name: string; width: number }[]
  /** One update: writes the new iterate to `x`. `t` = 1, 2, ...; `lr` is this step's rate. */
  step(x: Float64Array, oracle: PointOracle, lr: number, t: number): void
  /** Copies the state, slot after slot, to `out` from `offset` on. */
  readSlots(out: Float64Array, offset: number): void
}

/** A compiled schedule. `t` = 0, 1, ...; pure in t: any order of calls gives the same bits. */
export interface ScheduleFunction {
  rate(t: number): number
}

/** Typeset mathematics as data: MathML elements that React (or a string printer) draws. */
export interface MathNode {
  tag:
    | 'math'
    | 'mrow'
    | 'mi'
    | 'mn'
    | 'mo'
    | 'msup'
    | 'msub'
    | 'msubsup'
    | 'mfrac'
    | 'msqrt'
    | 'mover'
    | 'mtext'
    | 'mtable'
    | 'mtr'
    | 'mtd'
  attributes?: Readonly<Record<string, string>>
  children: readonly (MathNode | string)[]
}
