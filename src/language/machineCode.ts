import { INSTRUCTION, OP } from './operations.ts'
import { double, integer, loadAt, moduleOf, storeAt, unsigned, WASM, type FunctionType } from './wasm.ts'

/** What machine code asks of its host: the elementary functions, and `whole(i)`, which performs the instruction at i of the tape. */
export interface Host {
  exp(a: number): number
  log(a: number): number
  sin(a: number): number
  cos(a: number): number
  tan(a: number): number
  tanh(a: number): number
  power(a: number, b: number): number
  whole(i: number): void
}

const HOST: readonly (readonly [name: keyof Host, type: FunctionType])[] = [
  ['exp', 'ofNumber'],
  ['log', 'ofNumber'],
  ['sin', 'ofNumber'],
  ['cos', 'ofNumber'],
  ['tan', 'ofNumber'],
  ['tanh', 'ofNumber'],
  ['power', 'ofTwoNumbers'],
  ['whole', 'ofInteger'],
]
const call = (name: keyof Host) => [WASM.call, HOST.findIndex(([each]) => each === name)]

/** Operations that come after their arguments, as they are; NaN, infinities and both zeros are as in JavaScript. */
const OF_ONE: Readonly<Record<number, readonly number[]>> = {
  [OP.copy]: [],
  [OP.negate]: [WASM.negate],
  [OP.sqrt]: [WASM.sqrt],
  [OP.abs]: [WASM.abs],
  [OP.floor]: [WASM.floor],
  [OP.exp]: call('exp'),
  [OP.log]: call('log'),
  [OP.sin]: call('sin'),
  [OP.cos]: call('cos'),
  [OP.tan]: call('tan'),
  [OP.tanh]: call('tanh'),
}
const OF_TWO: Readonly<Record<number, readonly number[]>> = {
  [OP.add]: [WASM.add],
  [OP.subtract]: [WASM.subtract],
  [OP.multiply]: [WASM.multiply],
  [OP.divide]: [WASM.divide],
  [OP.min]: [WASM.min],
  [OP.max]: [WASM.max],
  [OP.less]: [WASM.less, WASM.fromI32],
  [OP.lessOrEqual]: [WASM.lessOrEqual, WASM.fromI32],
  [OP.equal]: [WASM.equal, WASM.fromI32],
  [OP.unequal]: [WASM.unequal, WASM.fromI32],
  [OP.power]: call('power'),
}

/** Sums over coordinates, from the first to the last: a term, and what is done to the sum. */
const SUMS: Readonly<Record<number, { term: (a: number, b: number) => Part[]; end: (n: number) => number[] }>> = {
  [OP.sum]: { term: (a) => [a], end: () => [] },
  [OP.mean]: { term: (a) => [a], end: (n) => [...number(n), WASM.divide] },
  [OP.dot]: { term: (a, b) => [a, b, [WASM.multiply]], end: () => [] },
  [OP.norm]: { term: (a) => [a, a, [WASM.multiply]], end: () => [WASM.sqrt] },
}

/** The address of the tape's first number. */
const BASE = [WASM.get, 0]
const number = (value: number): readonly number[] => [WASM.f64Const, ...double(value)]

/** A number that is read from its place, or instructions. */
type Part = number | readonly number[]

/**
 * A tape's instructions as a module of WebAssembly that exports `run(base)`: the same operations on the same doubles in the same
 * order, every result left where the interpreter leaves it. A number that was read or made before stays at hand in a variable.
 */
export function machineCode(code: Int32Array): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  /** The variables of places, after that of the base, and the places whose variable is what stands there. */
  const variables = new Map<number, number>()
  const atHand = new Set<number>()

  const emit = (...parts: readonly (readonly number[])[]) => {
    for (const part of parts) for (const byte of part) bytes.push(byte)
  }
  const variableOf = (place: number) => {
    const variable = variables.get(place) ?? variables.size + 1
    variables.set(place, variable)
    return unsigned(variable)
  }
  const look = (place: number) => (atHand.has(place) ? [WASM.get, ...variableOf(place)] : [...BASE, ...loadAt(place)])
  const read = (place: number) => {
    emit(look(place), atHand.has(place) ? [] : [WASM.tee, ...variableOf(place)])
    atHand.add(place)
  }
  const write = (place: number, ...makeIt: readonly Part[]) => {
    emit(BASE)
    for (const part of makeIt) {
      if (typeof part === 'number') read(part)
      else emit(part)
    }
    emit([WASM.tee, ...variableOf(place)], storeAt(place))
    atHand.add(place)
  }
  const leaveToHost = (i: number) => emit([WASM.i32Const, ...integer(i)], call('whole'))

  /** u^t, as a rule one step after the last: one more product. Anything else is the host's. */
  const carryProduct = (i: number, product: number, u: number, t: number) => {
    const count = product + 1
    emit(look(count), number(1), [WASM.add])
    read(t)
    emit([WASM.equal], look(count), number(0), [WASM.greater, WASM.and, WASM.if, WASM.nothing])
    emit(BASE, look(product), look(u), [WASM.multiply], storeAt(product))
    emit(BASE, look(t), storeAt(count), [WASM.else])
    leaveToHost(i)
    emit([WASM.end])
    for (const place of [product, count]) atHand.delete(place)
  }

  for (let i = 0; i < code.length; i += INSTRUCTION) {
    const [op = 0, to = 0, a = 0, b = 0, c = 0] = code.subarray(i, i + INSTRUCTION)
    const [ofOne, ofTwo, sum] = [OF_ONE[op], OF_TWO[op], SUMS[op]]
    if (ofOne) write(to, a, ofOne)
    else if (ofTwo) write(to, a, b, ofTwo)
    else if (op === OP.where) write(to, b, c, a, number(0), [WASM.unequal, WASM.select])
    else if (op === OP.sign) {
      const below = [number(-1), a, a, number(0), [WASM.less, WASM.select]]
      write(to, number(1), ...below, a, number(0), [WASM.greater, WASM.select])
    } else if (sum) {
      const terms = Array.from({ length: c }, (_, k) => [...sum.term(a + k, b + k), [WASM.add]])
      write(to, number(0), ...terms.flat(), sum.end(c))
    } else if (op === OP.stepPower) carryProduct(i, to, a, b)
    else {
      leaveToHost(i)
      atHand.clear()
    }
  }
  return moduleOf(HOST, { bytes, variables: variables.size })
}
