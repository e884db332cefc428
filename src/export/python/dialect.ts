import { atom, call, numberPiece, type Piece } from './piece.ts'

/** How one of Python's libraries says what the language means. Functions have the same names in all of them. */
export interface Dialect {
  /** What the library is imported as. */
  module: 'np' | 'torch' | 'jnp'
  /** Numbers of the library's own kind, whose division by zero is an infinity and no exception. */
  scalars(values: readonly string[]): string
  /** A vector of two such numbers. */
  vector(x: Piece, y: Piece): string
  /** A point written out. */
  point(of: readonly number[]): string
  /** A vector whose coordinates are all the same. */
  full(value: Piece): Piece
  /** An argument of a function that takes the library's numbers only. */
  argument(of: Piece): Piece
  /** Whether whole powers and powers of the step counter are written as the products that the program computes. */
  literalPowers: boolean
}

/** Whole numbers would make vectors of integers. */
const asFloat = (text: string): string => {
  if (/^-?\d+$/.test(text)) return `${text}.0`
  return /^-?(float\(.*\)|[\w.]+|[\d.]+e[+-]?\d+)$/.test(text) ? text : `float(${text})`
}
const floatText = (value: number) => asFloat(numberPiece(value).text)
const own = (of: Piece): Piece => of

export const numpy: Dialect = {
  module: 'np',
  scalars: (values) => `np.float64(${values.length === 1 ? values[0] : `[${values.join(', ')}]`})`,
  vector: (x, y) => `np.array([${x.text}, ${y.text}])`,
  point: (of) => `np.array([${of.map(floatText).join(', ')}])`,
  full: (value) => call('np.full', atom('2'), value),
  argument: own,
  literalPowers: true,
}

const tensor = (of: Piece): Piece => (of.isNumber ? call('torch.tensor', { ...of, text: asFloat(of.text) }) : of)

export const torch: Dialect = {
  module: 'torch',
  scalars: (values) =>
    `torch.tensor(${values.length === 1 ? asFloat(values[0] ?? '') : `[${values.map(asFloat).join(', ')}]`})`,
  vector: (x, y) => `torch.stack([${tensor(x).text}, ${tensor(y).text}])`,
  point: (of) => `torch.tensor([${of.map(floatText).join(', ')}])`,
  full: (value) => call('torch.full', atom('(2,)'), value.isNumber ? value : call('float', value)),
  argument: tensor,
  literalPowers: false,
}

export const jax: Dialect = {
  module: 'jnp',
  scalars: (values) => `jnp.array(${values.length === 1 ? values[0] : `[${values.join(', ')}]`}, dtype=float)`,
  vector: (x, y) => `jnp.array([${x.text}, ${y.text}])`,
  point: (of) => `jnp.array([${of.map(floatText).join(', ')}])`,
  full: (value) => call('jnp.full', atom('2'), value),
  argument: own,
  literalPowers: false,
}
