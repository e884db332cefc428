/** What is used of WebAssembly's binary format, and how a module is laid out in it (Core Specification 1.0, section 5). */
export const WASM = {
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  call: 0x10,
  select: 0x1b,
  get: 0x20,
  tee: 0x22,
  load: 0x2b,
  store: 0x39,
  i32Const: 0x41,
  f64Const: 0x44,
  equal: 0x61,
  unequal: 0x62,
  less: 0x63,
  greater: 0x64,
  lessOrEqual: 0x65,
  and: 0x71,
  abs: 0x99,
  negate: 0x9a,
  floor: 0x9c,
  sqrt: 0x9f,
  add: 0xa0,
  subtract: 0xa1,
  multiply: 0xa2,
  divide: 0xa3,
  min: 0xa4,
  max: 0xa5,
  fromI32: 0xb7,
  /** The type of a block that leaves nothing. */
  nothing: 0x40,
} as const

const [I32, F64] = [0x7f, 0x7c]
/** Loads and stores of doubles are aligned to 2^3 bytes. */
const ALIGNED = 3

/** The types of the functions that a module imports or exports. */
const TYPES = {
  ofInteger: [0x60, 1, I32, 0],
  ofNumber: [0x60, 1, F64, 1, F64],
  ofTwoNumbers: [0x60, 2, F64, F64, 1, F64],
}
export type FunctionType = keyof typeof TYPES
const typeNames = Object.keys(TYPES) as FunctionType[]

/**
 * A module that exports `run(integer)`, with its body and how many variables for numbers that has; it imports `host.memory` and
 * the named functions of `host`, which are called by their place among them.
 */
export function moduleOf(
  imports: readonly (readonly [name: string, type: FunctionType])[],
  { bytes, variables }: { bytes: readonly number[]; variables: number },
): Uint8Array<ArrayBuffer> {
  const body = [1, ...unsigned(variables), F64, ...bytes, WASM.end]
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [typeNames.length, ...Object.values(TYPES).flat()]),
    ...section(2, [
      ...unsigned(imports.length + 1),
      ...[...text('host'), ...text('memory'), 2, 0, 1],
      ...imports.flatMap(([name, type]) => [...text('host'), ...text(name), 0, typeNames.indexOf(type)]),
    ]),
    ...section(3, [1, typeNames.indexOf('ofInteger')]),
    ...section(7, [1, ...text('run'), 0, ...unsigned(imports.length)]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ])
}

const section = (id: number, content: readonly number[]) => [id, ...unsigned(content.length), ...content]
const text = (name: string) => [name.length, ...Array.from(name, (letter) => letter.charCodeAt(0))]

/** A number of at least 0, seven bits a byte, the lowest first (LEB128); the last byte holds less than `room`. */
const bytesOf = (value: number, room: number): number[] =>
  value < room ? [value] : [0x80 | (value & 0x7f), ...bytesOf(value >>> 7, room)]

export const unsigned = (value: number) => bytesOf(value, 0x80)

/** Where its sign is read too: the last byte has six bits. */
export const integer = (value: number) => bytesOf(value, 0x40)

/** A double, its lowest byte first. */
export function double(value: number): number[] {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value, true)
  return Array.from({ length: 8 }, (_, i) => view.getUint8(i))
}

/** The number at a place of the memory from the address on the stack, and back. */
export const loadAt = (place: number) => [WASM.load, ALIGNED, ...unsigned(8 * place)]
export const storeAt = (place: number) => [WASM.store, ALIGNED, ...unsigned(8 * place)]
