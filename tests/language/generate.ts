/** Texts of all three kinds, made from the grammar by a seeded generator: they are right by construction. */

export type Kind = 'surface' | 'optimizer' | 'schedule'

export interface Random {
  below(n: number): number
  chance(p: number): boolean
  pick<T>(list: readonly T[]): T
}

/** The same numbers for the same seed, everywhere: mulberry32. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    below: (n) => Math.floor(next() * n),
    chance: (p) => next() < p,
    pick: (list) => list[Math.floor(next() * list.length)]!,
  }
}

/** Names that mean something to JavaScript are names like any other. */
const parameters = ['a', 'b', 'kappa', 'k1', 'eps', 'beta_2', 'ρ', 'then', 'undefined']
const scalars = ['s', 'count', 'eval', 'F12']
const vectors = ['m', 'v', 'mhat', 'prototype_1']
const matrices = ['H', 'B', 'B_2']
const numbers = ['0', '1', '2', '0.5', '3.5', '1e-8', '.25', '7.', '1e300', '12']
const maps = ['sqrt', 'exp', 'log', 'sin', 'cos', 'tan', 'tanh', 'abs', 'sign', 'floor']

/** Where an expression stands: what its leaves may be, and whether it may ask the oracle. */
interface Place {
  scalars: readonly string[]
  vectors: readonly string[]
  matrices: readonly string[]
  mayAsk: boolean
}

type Type = 'scalar' | 'vector' | 'matrix'

function expression(random: Random, type: Type, place: Place, depth: number): string {
  const make = (of: Type, where: Place = place) => expression(random, of, where, depth - 1)
  if (depth === 0) return leaf(random, type, place)
  if (type === 'matrix') return matrix(random, make, place)
  const part = () => make(type === 'vector' && random.chance(0.7) ? 'vector' : 'scalar')
  switch (random.below(type === 'vector' ? 13 : 12)) {
    case 0:
    case 1:
    case 2:
      return `${make(type)} ${random.pick(['+', '-', '*', '/'])} ${bracketed(random, part())}`
    case 3:
      return `(${make(type)})^${random.pick(['2', '3', '0.5', '-1', '(1 + 1)', part().startsWith('(') ? '2' : 'a'])}`
    case 4:
      return `${random.pick(maps)}(${make(type)})`
    case 5:
      return `-(${make(type)})`
    case 6:
      return `|${make(type)}|`
    case 7:
      return `${random.pick(['min', 'max'])}(${make(type)}, ${part()}${random.chance(0.3) ? ', 1' : ''})`
    case 8:
      return choice(random, type, place, depth)
    case 9:
      return `clamp(${make(type)}, ${make('scalar')}, ${make('scalar')})`
    case 10:
      return `${random.pick(['2', '0.5'])}(${make(type)})`
    case 11:
      if (place.vectors.length === 0 || type === 'vector') return leaf(random, type, place)
      return place.mayAsk && random.chance(0.3)
        ? `loss(${make('vector')})`
        : `${random.pick(['norm', 'sum', 'mean'])}(${make('vector')})`
    default:
      return vector(random, make, place)
  }
}

const leaf = (random: Random, type: Type, { scalars, vectors, matrices }: Place): string =>
  type === 'vector'
    ? random.pick(vectors)
    : type === 'matrix'
      ? random.pick(matrices)
      : random.pick(random.chance(0.5) ? numbers : scalars)

const bracketed = (random: Random, part: string): string =>
  /^[\w.]+$/.test(part) && random.chance(0.8) ? part : `(${part})`

function choice(random: Random, type: Type, place: Place, depth: number): string {
  const inside = { ...place, mayAsk: false }
  const make = (of: Type) => expression(random, of, inside, depth - 1)
  const sign = random.pick(['<', '<=', '>', '>=', '==', '!='])
  const condition = `${make(type === 'matrix' ? 'scalar' : type)} ${sign} ${make('scalar')}`
  return `where(${condition}, ${make(type)}, ${make(type)})`
}

/** What only vectors have. */
function vector(random: Random, make: (type: Type) => string, { mayAsk }: Place): string {
  switch (random.below(mayAsk ? 4 : 2)) {
    case 0:
      return `(${make('matrix')})*(${make('vector')})`
    case 1:
      return `solve(${make('matrix')}, ${make('vector')})`
    default:
      return `grad(${make('vector')})`
  }
}

function matrix(random: Random, make: (type: Type) => string, { mayAsk }: Place): string {
  switch (random.below(mayAsk ? 7 : 5)) {
    case 0:
      return `(${make('matrix')} ${random.pick(['+', '-'])} (${make('matrix')}))`
    case 1:
      return `(${make('scalar')})*(${make('matrix')})`
    case 2:
      return `(${make('matrix')})/(${make('scalar')})`
    case 3:
      return `-(${make('matrix')})`
    case 4:
      return `eigabs(${make('matrix')}, ${make('scalar')})`
    default:
      return `${random.pick(['hess', 'gram', 'fisher'])}(${make('vector')})`
  }
}

const declarations = (random: Random, names: readonly string[]): string[] =>
  [...new Set(Array.from({ length: random.below(3) }, () => random.pick(names)))].map((name) => {
    const range = random.pick(['', '', ' in [-1, 2.5]', ' in [0, 1] log', ' log'])
    return `param ${name} = ${range === '' ? '-' : ''}0.75${range}`
  })

const depthOf = (random: Random) => random.pick([1, 1, 1, 2, 2, 3, 4])

/** Lines apart from each other as they may be: by a line break or a semicolon, with comments and empty lines. */
const written = (random: Random, lines: readonly string[]): string =>
  lines.map((line) => line + random.pick(['\n', '\n', '\n', '; ', '\r\n', ' # why\n', '\n\n'])).join('')

function surfaceText(random: Random): string {
  const known = ['x', 'y', 'pi', 'e', ...parameters]
  const lines: string[] = []
  const place = () => ({ scalars: known, vectors: [], matrices: [], mayAsk: false })
  for (const name of ['u', 'w', 'F11', 'F22', 'prototype'].slice(0, random.below(6))) {
    lines.push(`${name} = ${expression(random, 'scalar', place(), depthOf(random))}`)
    known.push(name)
  }
  const squares = `${expression(random, 'scalar', place(), 1)}*(${random.pick(known)} - 1)^2/2 + (x)^2`
  const value = random.chance(0.2) ? squares : expression(random, 'scalar', place(), depthOf(random))
  const last = `${random.chance(0.7) || lines.length > 0 ? 'f(x, y) = ' : ''}${value}`
  return written(random, [...declarations(random, parameters), ...lines, last])
}

function scheduleText(random: Random): string {
  const state = ['s', 'best', 'eval'].slice(0, random.below(4))
  const place = { scalars: ['t', 'T', 'lr', 'loss', ...parameters, ...state], vectors: [], matrices: [], mayAsk: false }
  const starts = { ...place, scalars: ['lr', 'T', 'pi', ...parameters] }
  const inits = state
    .filter(() => random.chance(0.5))
    .map((name) => `init ${name} = ${expression(random, 'scalar', starts, 1)}`)
  const lines = state.map((name) => `${name} = ${expression(random, 'scalar', place, depthOf(random))}`)
  return written(random, [
    ...inits,
    ...lines,
    ...declarations(random, parameters),
    `lr(t) = ${expression(random, 'scalar', place, depthOf(random))}`,
  ])
}

/** Lines of vectors end in `+ x`, those of matrices in `+ I`: whatever their state is, that says what it is. */
function optimizerText(random: Random): string {
  const some = (names: readonly string[]) => names.slice(0, random.below(names.length + 1))
  const assigned = { scalar: some(scalars), vector: some(vectors), matrix: some(matrices) }
  const given = ['t', 'T', 'n', 'lr', 'eta', 'pi', ...parameters]
  const place = {
    scalars: [...given, ...assigned.scalar],
    vectors: ['x', 'g', 'x0', 'theta', ...assigned.vector],
    matrices: ['I', ...assigned.matrix],
    mayAsk: true,
  }
  const starts = { scalars: parameters, vectors: ['x0'], matrices: ['I'], mayAsk: false }
  const right = (type: Type, where: Place, depth: number) =>
    expression(random, type, where, depth) +
    { scalar: '', vector: where.mayAsk ? ' + x' : ' + x0', matrix: ' + I' }[type]
  const names = Object.entries(assigned).flatMap(([type, list]) => list.map((name) => ({ name, type: type as Type })))
  const lines = [...names, { name: random.pick(['x', 'theta']), type: 'vector' as const }].map(
    ({ name, type }) => `${name} = ${right(type, place, depthOf(random))}`,
  )
  if (random.chance(0.5)) lines.reverse()
  const inits = names
    .filter(() => random.chance(0.3))
    .map(({ name, type }) => `init ${name} = ${right(type, starts, 1)}`)
  return written(random, [...declarations(random, [...parameters, 'lr']), ...inits, ...lines])
}

export const validText = (random: Random, kind: Kind): string =>
  ({ surface: surfaceText, optimizer: optimizerText, schedule: scheduleText })[kind](random)

const pieces =
  'x y u f t lr g m beta1 eps I sin( sqrt( where( min( grad( norm( hess( solve( eigabs( loss( ( ) | , [ ] + - * / ^ = == < >= 0 1 2 3.5 1e-8 2e 1e999 . .. # ; init show param in log pi e θ α ² $ \\ " __proto__ constructor \n \r \t \0 😀'.split(
    ' ',
  )

/** The language's own words in any order. */
export const wordSoup = (random: Random): string =>
  Array.from({ length: random.below(40) }, () => random.pick(pieces) + random.pick(['', '', ' ', ' = ', '\n'])).join('')

/** A text with something cut out, put in, doubled or moved. */
export function mutated(random: Random, text: string): string {
  let now = text
  for (let edits = 1 + random.below(3); edits > 0; edits--) {
    const at = random.below(now.length + 1)
    const end = Math.min(now.length, at + random.pick([0, 1, 1, 2, 5, 40]))
    const inserted = random.pick([
      random.pick(pieces),
      '',
      now.slice(at, end).repeat(2),
      String.fromCharCode(random.below(65536)),
    ])
    now = now.slice(0, at) + inserted + now.slice(end)
  }
  return now
}
