import { cos, exp, ln, pow, sin, tan, tanh } from './elementary.ts'
import { compiled, type MachineCode } from './machine.ts'
import type { Host } from './machineCode.ts'
import { applyMatrix, floorEigenvalues, solve } from './matrices.ts'
import { INSTRUCTION, OP, type Op } from './operations.ts'
import type { PointOracle } from './types.ts'

/**
 * A program as data: instructions over one memory, each `INSTRUCTION` numbers: operation, destination and three arguments, all
 * places in the memory. A vector, or a matrix row after row, stands in consecutive places, and an operation on it is one
 * instruction per coordinate. Operations on values as a whole have the dimension in place of the third argument.
 */
export interface Tape {
  readonly memory: Float64Array
  readonly code: Int32Array
  /** Windows on the memory, by place: the points and answers that pass through the oracle. */
  readonly windows: readonly (Float64Array | undefined)[]
  /** How often it was run; and once that was often enough, the same as machine code, where there is any to be had. */
  runs: number
  machineCode?: MachineCode | undefined
}

/** So many runs of a tape cost as much as to compile it, about. */
const OFTEN = 64

/** The tape that runs as machine code, and who answers its questions. */
let running: Tape | undefined
let answering: PointOracle | undefined

const host: Host = {
  exp,
  log: ln,
  sin,
  cos,
  tan,
  tanh,
  power: pow,
  whole(i) {
    if (running) runWhole(running, i, answering)
  },
}

/** Runs the tape from its first instruction to its last; allocates nothing. As machine code it does the same, to the same bits. */
export function run(tape: Tape, oracle?: PointOracle): void {
  if (tape.machineCode === undefined && ++tape.runs === OFTEN) tape.machineCode = compiled(tape.code, tape.memory, host)
  if (tape.machineCode === undefined) return interpret(tape, oracle)
  // An answer may run other tapes.
  const outer = running
  const outerOracle = answering
  running = tape
  answering = oracle
  try {
    tape.machineCode(tape.memory.byteOffset)
  } finally {
    running = outer
    answering = outerOracle
  }
}

function interpret(tape: Tape, oracle: PointOracle | undefined): void {
  const { memory, code } = tape
  for (let i = 0; i < code.length; i += INSTRUCTION) {
    const op = code[i] as number
    if (op > OP.where) {
      runWhole(tape, i, oracle)
      continue
    }
    const a = memory[code[i + 2] as number] as number
    const b = memory[code[i + 3] as number] as number
    let result = a
    switch (op) {
      case OP.negate:
        result = -a
        break
      case OP.add:
        result = a + b
        break
      case OP.subtract:
        result = a - b
        break
      case OP.multiply:
        result = a * b
        break
      case OP.divide:
        result = a / b
        break
      case OP.power:
        result = pow(a, b)
        break
      case OP.sqrt:
        result = Math.sqrt(a)
        break
      case OP.exp:
        result = exp(a)
        break
      case OP.log:
        result = ln(a)
        break
      case OP.sin:
        result = sin(a)
        break
      case OP.cos:
        result = cos(a)
        break
      case OP.tan:
        result = tan(a)
        break
      case OP.tanh:
        result = tanh(a)
        break
      case OP.abs:
        result = Math.abs(a)
        break
      case OP.sign:
        result = Math.sign(a)
        break
      case OP.floor:
        result = Math.floor(a)
        break
      case OP.min:
        result = Math.min(a, b)
        break
      case OP.max:
        result = Math.max(a, b)
        break
      case OP.less:
        result = a < b ? 1 : 0
        break
      case OP.lessOrEqual:
        result = a <= b ? 1 : 0
        break
      case OP.equal:
        result = a === b ? 1 : 0
        break
      case OP.unequal:
        result = a !== b ? 1 : 0
        break
      case OP.where:
        result = a !== 0 ? b : (memory[code[i + 4] as number] as number)
        break
    }
    memory[code[i + 1] as number] = result
  }
}

/** Operations on values as a whole. Sums run from the first coordinate to the last. */
function runWhole(tape: Tape, i: number, oracle: PointOracle | undefined): void {
  const { memory, code } = tape
  const op = code[i] as number
  const to = code[i + 1] as number
  const first = code[i + 2] as number
  const second = code[i + 3] as number
  const dimension = code[i + 4] as number
  if (op >= OP.gradient) return ask(tape, op, first, to, oracle)
  switch (op) {
    case OP.stepPower:
      return carryProduct(memory, to, memory[first] as number, memory[second] as number)
    case OP.apply:
      return applyMatrix(memory, to, first, second, dimension)
    case OP.solve:
      return solve(memory, to, first, second, dimension)
    case OP.eigabs:
      return floorEigenvalues(memory, to, first, memory[second] as number, dimension)
  }
  let sum = 0
  for (let k = 0; k < dimension; k++) {
    const a = memory[first + k] as number
    sum += op === OP.dot ? a * (memory[second + k] as number) : op === OP.norm ? a * a : a
  }
  memory[to] = op === OP.norm ? Math.sqrt(sum) : op === OP.mean ? sum / dimension : sum
}

function ask({ memory, windows }: Tape, op: number, from: number, to: number, oracle: PointOracle | undefined): void {
  const point = windows[from]
  const out = windows[to]
  if (oracle === undefined || point === undefined || out === undefined) throw new Error('A question without an oracle.')
  switch (op) {
    case OP.gradient:
      return oracle.gradient(point, out)
    case OP.loss:
      memory[to] = oracle.value(point)
      return
    case OP.hessian:
      return oracle.hessian(point, out)
    case OP.gram:
      return oracle.gram(point, out)
    case OP.fisher:
      return oracle.fisher(point, out)
  }
}

/**
 * u^t as the product u*u*...*u from the left. The last product and its t are kept in memory, so that consecutive
 * steps cost one multiplication; a step back starts again from 1. The bits do not depend on the order of the questions.
 */
function carryProduct(memory: Float64Array, to: number, base: number, t: number): void {
  let count = memory[to + 1] as number
  let product = memory[to] as number
  if (!(count > 0 && count <= t)) {
    count = 0
    product = 1
  }
  while (count < t) {
    const next = product * base
    // 0, infinity, 1 and the smallest numbers reproduce themselves: nothing more will change.
    if (Object.is(next, product)) break
    product = next
    count++
  }
  memory[to] = product
  memory[to + 1] = t
}

const scratch: Tape = {
  memory: new Float64Array(4),
  code: new Int32Array(INSTRUCTION),
  windows: [],
  runs: 0,
}

/** One operation on numbers, by the same instructions. */
export function applyToNumbers(op: Op, [a = 0, b = 0, c = 0]: readonly number[]): number {
  scratch.memory.set([a, b, c])
  scratch.code.set([op, 3, 0, 1, 2])
  interpret(scratch, undefined)
  return scratch.memory[3] as number
}
