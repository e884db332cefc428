/** The names of the language: functions, constants, Greek letters, and what each kind of text provides. */

import type { ValueType } from './types.ts'

export type ProgramKind = 'surface' | 'optimizer' | 'schedule'

/** How many arguments a function takes, and what it does with vectors and matrices. */
export type FunctionRule = {
  arity: number
  /** More arguments are folded from the left. */
  variadic?: boolean
} & (
  | { acts: 'perCoordinate' }
  /** On vectors or matrices as a whole; `ask` evaluates the loss, or what belongs to it, at a point. */
  | { acts: 'whole' | 'ask'; takes: readonly ValueType[]; gives: ValueType }
)

const whole = (gives: ValueType, ...takes: ValueType[]): FunctionRule => ({
  acts: 'whole',
  arity: takes.length,
  takes,
  gives,
})
const ask = (gives: ValueType): FunctionRule => ({ acts: 'ask', arity: 1, takes: ['vector'], gives })

const maps = ['sqrt', 'exp', 'log', 'sin', 'cos', 'tan', 'tanh', 'abs', 'sign', 'floor']

export const functions: ReadonlyMap<string, FunctionRule> = new Map<string, FunctionRule>([
  ...maps.map((name): [string, FunctionRule] => [name, { arity: 1, acts: 'perCoordinate' }]),
  ['min', { arity: 2, variadic: true, acts: 'perCoordinate' }],
  ['max', { arity: 2, variadic: true, acts: 'perCoordinate' }],
  ['clamp', { arity: 3, acts: 'perCoordinate' }],
  ['where', { arity: 3, acts: 'perCoordinate' }],
  ['norm', whole('scalar', 'vector')],
  ['sum', whole('scalar', 'vector')],
  ['mean', whole('scalar', 'vector')],
  ['dot', whole('scalar', 'vector', 'vector')],
  ['solve', whole('vector', 'matrix', 'vector')],
  ['eigabs', whole('matrix', 'matrix', 'scalar')],
  ['grad', ask('vector')],
  ['loss', ask('scalar')],
  ['hess', ask('matrix')],
  ['gram', ask('matrix')],
  ['fisher', ask('matrix')],
])

/** Other languages' names of our functions. */
export const otherFunctionNames: ReadonlyMap<string, string> = new Map([
  ['ln', 'log'],
  ['pow', '^'],
  ['fabs', 'abs'],
  ['sgn', 'sign'],
  ['sqr', '^2'],
  ['square', '^2'],
  ['maximum', 'max'],
  ['minimum', 'min'],
  ['clip', 'clamp'],
  ['if', 'where'],
  ['gradient', 'grad'],
  ['hessian', 'hess'],
  ['f', 'loss'],
])

export const constants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
])

/**
 * What a text of each kind is given, besides `pi` and `e`. None of these can be assigned, but for the optimizer's `x`.
 * A schedule's `T` is a parameter: its default is the number of steps.
 */
export const provided: Readonly<Record<ProgramKind, ReadonlyMap<string, string>>> = {
  surface: new Map([
    ['x', 'the first coordinate'],
    ['y', 'the second coordinate'],
  ]),
  optimizer: new Map([
    ['x', 'the parameters'],
    ['g', "the gradient at the step's start"],
    ['t', 'the number of the step'],
    ['T', 'the number of steps'],
    ['lr', "this step's learning rate"],
    ['n', 'the dimension'],
    ['x0', 'the start'],
    ['I', 'the identity matrix'],
  ]),
  schedule: new Map([
    ['t', 'the number of the step'],
    ['lr', 'the base learning rate'],
    ['loss', 'the loss at the point that the update leaves'],
  ]),
}

/** The lines by which a surface that is a likelihood states its Fisher information; without the second it is diagonal. */
export const fisherLines = ['F11', 'F12', 'F22'] as const

/** Two names for one thing. */
export const aliases: Readonly<Record<ProgramKind, ReadonlyMap<string, string>>> = {
  surface: new Map(),
  optimizer: new Map([
    ['theta', 'x'],
    ['eta', 'lr'],
  ]),
  schedule: new Map([['eta', 'lr']]),
}

/** Words of the language that cannot be names; `I` means the same in every text. */
export const keywords: ReadonlySet<string> = new Set(['init', 'show', 'param', 'I'])

const letters =
  'α alpha β beta γ gamma δ delta ε epsilon ϵ epsilon ζ zeta η eta θ theta ϑ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi ' +
  'π pi ρ rho σ sigma τ tau υ upsilon φ phi ϕ phi χ chi ψ psi ω omega ' +
  'Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega µ mu'

/** Greek letters by the letter: each is the same name as its spelling. */
export const greek: ReadonlyMap<string, string> = new Map(
  [...letters.matchAll(/(\S+) (\S+)/g)].map(([, letter = '', name = '']): [string, string] => [letter, name]),
)

/** Greek letters by the name. */
export const greekLetters: ReadonlyMap<string, string> = new Map(
  [...greek].toReversed().map(([letter, name]): [string, string] => [name, letter]),
)
