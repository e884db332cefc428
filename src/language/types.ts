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
  /** What `param` lines say of parameters, in order. */
  declared: readonly ParameterLine[]
}

/** `param name = default`, with ` in [min, max]` and ` log` where they are given: a typed parameter's default and slider. */
export interface ParameterLine {
  name: string
  default: number
  range?: readonly [min: number, max: number]
  /** A logarithmic slider. */
  log: boolean
  span: Span
}

export type ValueType = 'scalar' | 'vector' | 'matrix'

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
  /** State that `show` lines draw as paths of their own beside x, in order. */
  shown: readonly string[]
  declared: readonly ParameterLine[]
}

/** `lr(t) = ...` with helper lines before it; a name read before its line is state, as in an optimizer. */
export interface ScheduleProgram {
  kind: 'schedule'
  text: string
  initial: readonly Statement[]
  helpers: readonly Statement[]
  rate: Expression
  parameters: readonly string[]
  /** State that persists between steps. */
  slots: readonly string[]
  /** Whether `loss`, f at the point that the update leaves, is read: the rates are then not known before the run. */
  readsLoss: boolean
  declared: readonly ParameterLine[]
}

/** A compiled surface. Holds its parameter values; allocates nothing after creation. */
export interface SurfaceFunction {
  value(x: number, y: number): number
  /** Writes [df/dx, df/dy] to `out` and returns f(x, y). */
  gradient(x: number, y: number, out: Float64Array): number
  /** Writes [d2f/dx2, d2f/dxdy, d2f/dy2] to `out`. */
  hessian(x: number, y: number, out: Float64Array): void
  /**
   * Of a sum of squares, f = sum c_i*r_i^2: writes sum c_i*(grad r_i)(grad r_i)^T, the matrix J^T J of Gauss and Newton, as
   * [xx, xy, yy]. Absent where f is not written as a sum of squares.
   */
  gram?(x: number, y: number, out: Float64Array): void
  /** Of a likelihood that states its Fisher information, by the lines F11, F12 (0 if there is none), F22: [xx, xy, yy]. */
  fisher?(x: number, y: number, out: Float64Array): void
}

/**
 * What an optimizer asks. All count as evaluations in an oracle that counts. Matrices are n by n, row after row; an oracle
 * of a surface that has no such matrix throws.
 */
export interface PointOracle {
  gradient(point: Float64Array, out: Float64Array): void
  value(point: Float64Array): number
  hessian(point: Float64Array, out: Float64Array): void
  gram(point: Float64Array, out: Float64Array): void
  fisher(point: Float64Array, out: Float64Array): void
}

/** A compiled optimizer: holds the state and the hyperparameters of one run; allocates nothing in `step`. */
export interface OptimizerKernel {
  /** Widths are 1, the dimension n, or n*n; the order is that of `OptimizerProgram.slots`. */
  readonly slots: readonly { name: string; width: number }[]
  /**
   * One update: writes the new iterate to `x`. `t` = 1, 2, ...; `lr` is this step's rate; `scheduled` has this step's values
   * of the parameters that are scheduled too, in the order in which they were named when the kernel was made.
   */
  step(x: Float64Array, oracle: PointOracle, lr: number, t: number, scheduled?: Float64Array): void
  /** Notes the state, for `undo` to come back to it: the update between them was none. Absent where that cannot be done. */
  keep?(): void
  undo?(): void
  /** Makes it as it was before its first step, for a run from x0. Absent where that cannot be done. */
  restart?(x0: Float64Array): void
  /** Copies the state, slot after slot, to `out` from `offset` on. */
  readSlots(out: Float64Array, offset: number): void
}

/** One line of one update, with its numbers: a number, one per coordinate, or a matrix row after row. */
export interface TracedLine {
  statement: Statement
  /** Every name that the line reads, as it was when the line ran. */
  reads: ReadonlyMap<string, Float64Array>
  /** Every question to the oracle in the line, in order: grad, loss, hess, gram, fisher. */
  asks: readonly { call: Expression; point: Float64Array; answer: Float64Array }[]
  result: Float64Array
}

/** What one update starts from. */
export interface StepStart {
  x: Float64Array
  /** The state before the update, slot after slot, as `readSlots` gives it. */
  slots: Float64Array
  lr: number
  t: number
  scheduled?: Float64Array
}

/** Repeats single updates from recorded state, line by line; the same numbers as the kernel's. */
export interface StepTracer {
  trace(start: StepStart, oracle: PointOracle): readonly TracedLine[]
}

/**
 * A compiled schedule, t = 0, 1, .... Without state it is pure in t: any order of calls gives the same bits. With state it is
 * asked for t = 0, 1, 2, ... in turn; t = 0 begins anew. `loss` is f at the point that the update leaves.
 */
export interface ScheduleFunction {
  rate(t: number, loss?: number): number
  /** Whether the rate depends on the losses. */
  readonly readsLoss: boolean
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
    | 'munderover'
    | 'mtext'
    | 'mtable'
    | 'mtr'
    | 'mtd'
  attributes?: Readonly<Record<string, string>>
  children: readonly (MathNode | string)[]
}
