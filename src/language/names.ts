/** The names of the language: functions, constants, Greek letters, and what each kind of text provides. */

export type ProgramKind = 'surface' | 'optimizer' | 'schedule'

/** How many arguments a function takes, and how it treats vectors. */
interface FunctionRule {
  arity: number
  /** More arguments are folded from the left. */
  variadic?: boolean
  /** `map` works per coordinate, `reduce` makes a number of vectors, `ask` evaluates the loss at a point. */
  acts: 'map' | 'reduce' | 'ask'
}

const maps = ['sqrt', 'exp', 'log', 'sin', 'cos', 'tan', 'tanh', 'abs', 'sign', 'floor']

export const functions: ReadonlyMap<string, FunctionRule> = new Map<string, FunctionRule>([
  ...maps.map((name): [string, FunctionRule] => [name, { arity: 1, acts: 'map' }]),
  ['min', { arity: 2, variadic: true, acts: 'map' }],
  ['max', { arity: 2, variadic: true, acts: 'map' }],
  ['clamp', { arity: 3, acts: 'map' }],
  ['where', { arity: 3, acts: 'map' }],
  ['norm', { arity: 1, acts: 'reduce' }],
  ['sum', { arity: 1, acts: 'reduce' }],
  ['mean', { arity: 1, acts: 'reduce' }],
  ['dot', { arity: 2, acts: 'reduce' }],
  ['grad', { arity: 1, acts: 'ask' }],
  ['loss', { arity: 1, acts: 'ask' }],
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
  ]),
  schedule: new Map([
    ['t', 'the number of the step'],
    ['lr', 'the base learning rate'],
  ]),
}

/** Two names for one thing. */
export const aliases: Readonly<Record<ProgramKind, ReadonlyMap<string, string>>> = {
  surface: new Map(),
  optimizer: new Map([
    ['theta', 'x'],
    ['eta', 'lr'],
  ]),
  schedule: new Map([['eta', 'lr']]),
}

/** Words for what the language cannot compute yet: a name that means nothing today must not mean a matrix tomorrow. */
export const matrixWords: ReadonlySet<string> = new Set(['hess', 'solve', 'I'])

/** Words of the language that cannot be names. */
export const keywords: ReadonlySet<string> = new Set(['init', 'show', ...matrixWords])

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
