import { dependencies, namesIn, nodeAt, OP, surfaceGraph } from '../../language/print.ts'
import type { Expression, SurfaceProgram } from '../../language/index.ts'
import type { SurfacePart } from '../experiment.ts'
import { ExportProblem } from '../problem.ts'
import type { Dialect } from './dialect.ts'
import { piece, printAssigned, type Place } from './expression.ts'
import { printGraph } from './graph.ts'
import { freshPrefix, pythonName } from './names.ts'
import { numberPiece, type Piece } from './piece.ts'
import { definition, unpack } from './text.ts'

/** What an optimizer can ask of a surface. */
export type Question = 'gradient' | 'hessian' | 'gram' | 'fisher'

const partsOf = (program: SurfaceProgram): readonly Expression[] => [
  ...program.helpers.map(({ right }) => right),
  program.value,
]

/** The surface in Python: its parameters, `f`, and the derivatives that are asked for. */
export function printSurface(surface: SurfacePart, dialect: Dialect, asked: ReadonlySet<Question>): string[] {
  const { program, values, name } = surface
  const used = program.parameters.filter((each) => Object.hasOwn(values, each))
  const numbers = used.map((each) => numberPiece(values[each] ?? NaN).text)
  const place: Place = { dialect, constants: values }
  const body = [
    'x, y = p',
    ...helperLines(program, [program.value], place),
    `return ${printAssigned(program.value, place)}`,
  ]
  return [
    ...(used.length > 0 ? [unpack(used.map(pythonName), dialect.scalars(numbers))] : []),
    definition('f(p)', name, body),
    ...(asked.has('gradient') ? [gradient(surface, dialect)] : []),
    ...(asked.has('hessian') ? [hessian(surface, dialect)] : []),
    ...(asked.has('gram') ? [gram(surface, dialect)] : []),
    ...(asked.has('fisher') ? [fisher(surface, dialect)] : []),
  ]
}

/** The helper lines that the expressions need. */
function helperLines({ helpers }: SurfaceProgram, wanted: readonly Expression[], place: Place): string[] {
  const needed = new Set(wanted.flatMap(namesIn).map(({ name }) => name))
  for (const { name, right } of helpers.toReversed())
    if (needed.has(name)) namesIn(right).forEach((use) => needed.add(use.name))
  return helpers
    .filter(({ name }) => needed.has(name))
    .map(({ name, right }) => `${pythonName(name)} = ${printAssigned(right, place)}`)
}

/** Every derivative is undefined where f is: its formula alone may have a value there. */
function gradient(surface: SurfacePart, dialect: Dialect): string {
  if (dialect.module !== 'np' && isLeftToAutomaticDifferentiation(surface)) return automatic[dialect.module].gradient
  const { graph, inputs, gradient: wanted } = graphOf(surface)
  const { lines, results } = printGraph(graph, wanted, inputs, { dialect, prefix: prefixOf(surface) })
  const [dx = numberPiece(0), dy = numberPiece(0)] = results
  return definition('gradient(p)', 'The exact gradient of f; undefined where f is.', [
    'x, y = p',
    ...lines,
    ...guarded(dialect, dialect.vector(dx, dy)),
  ])
}

function hessian(surface: SurfacePart, dialect: Dialect): string {
  if (dialect.module !== 'np' && isLeftToAutomaticDifferentiation(surface)) return automatic[dialect.module].hessian
  const { graph, inputs, hessian: derivatives } = graphOf(surface)
  const { lines, results } = printGraph(graph, derivatives(), inputs, { dialect, prefix: prefixOf(surface) })
  return definition('hessian(p)', 'The second derivatives of f.', [
    'x, y = p',
    ...lines,
    ...guarded(dialect, matrix(dialect, results)),
  ])
}

/** The weights of the squares decide what it looks like: all parameters are numbers here. */
function gram({ program, values, name }: SurfacePart, dialect: Dialect): string {
  const { graph, inputs, gram: entries } = surfaceGraph(program, values, [])
  const wanted = entries()
  if (!wanted) throw new ExportProblem(`${name} is not written as a sum of squares`)
  const { lines, results } = printGraph(graph, wanted, inputs, { dialect, prefix: 'u' })
  const body = ['x, y = p', ...lines, ...guarded(dialect, matrix(dialect, results))]
  return definition('gram(p)', 'J^T J of the residuals whose squares f adds up.', body)
}

/** What the surface itself states, in its lines F11, F12 and F22. */
function fisher({ program, values, name }: SurfacePart, dialect: Dialect): string {
  const place: Place = { dialect, constants: values }
  const [f11, f12, f22] = ['F11', 'F12', 'F22'].map((each) => program.helpers.find((line) => line.name === each)?.right)
  if (!f11 || !f22) throw new ExportProblem(`${name} does not state its Fisher information`)
  const entries = [f11, f12, f22].map((entry) => (entry ? piece(entry, place) : numberPiece(0)))
  const lines = helperLines(program, [f11, f22, ...(f12 ? [f12] : [])], place)
  return definition('fisher(p)', 'The Fisher information.', [
    'x, y = p',
    ...lines,
    ...guarded(dialect, matrix(dialect, entries)),
  ])
}

/** From [xx, xy, yy]. */
export function matrix(dialect: Dialect, [xx, xy, yy]: readonly Piece[]): string {
  const [a = numberPiece(0), b = numberPiece(0), d = numberPiece(0)] = [xx, xy, yy]
  const rows = [dialect.vector(a, b), dialect.vector(b, d)]
  return `${dialect.module}.${dialect.module === 'torch' ? 'stack' : 'array'}([${rows.join(', ')}])`
}

const guarded = (dialect: Dialect, value: string): string[] => [
  `derivative = ${value}`,
  whereDefined(dialect.module, 'f(p)'),
]

const whereDefined = (module: Dialect['module'], loss: string): string =>
  `return ${module}.where(${module}.isnan(${loss}), ${module === 'torch' ? 'torch.tensor(torch.nan)' : `${module}.nan`}, derivative)`

/** Derivatives by the library itself. */
const automatic = {
  torch: {
    gradient: definition('gradient(p)', 'The gradient of f; undefined where f is.', [
      'p = p.detach().requires_grad_()',
      'loss = f(p)',
      '(derivative,) = torch.autograd.grad(loss, p)',
      whereDefined('torch', 'loss.detach()'),
    ]),
    hessian: definition('hessian(p)', 'The second derivatives of f.', [
      'return torch.autograd.functional.hessian(f, p)',
    ]),
  },
  jnp: { gradient: 'gradient = jax.grad(f)', hessian: 'hessian = jax.hessian(f)' },
} as const

/** The graph with the parameters as inputs, but for those that decide what the derivatives look like: zeros and exponents. */
function graphOf({ program, values }: SurfacePart) {
  const exponents = new Set(partsOf(program).flatMap(namesInExponents))
  const named = program.parameters.filter((name) => values[name] !== 0 && !exponents.has(name))
  const { inputs, ...rest } = surfaceGraph(program, values, named)
  return { ...rest, inputs: new Map([...inputs].map(([node, name]) => [node, pythonName(name)])) }
}

function namesInExponents(expression: Expression): string[] {
  switch (expression.kind) {
    case 'arithmetic': {
      const inner = [...namesInExponents(expression.left), ...namesInExponents(expression.right)]
      return expression.operator === '^' ? [...inner, ...namesIn(expression.right).map(({ name }) => name)] : inner
    }
    case 'comparison':
      return [...namesInExponents(expression.left), ...namesInExponents(expression.right)]
    case 'negate':
      return namesInExponents(expression.of)
    case 'call':
      return expression.arguments.flatMap(namesInExponents)
    default:
      return []
  }
}

const prefixOf = ({ program }: SurfacePart): string =>
  freshPrefix([...program.parameters, ...program.helpers.map(({ name }) => name)])

/** Autograd multiplies the branch that `where` did not take by zero, which makes NaN of infinities; and it needs a variable. */
export function isLeftToAutomaticDifferentiation(surface: SurfacePart): boolean {
  const { graph, value, inputs } = graphOf(surface)
  const needed = dependencies(graph, value)
  const hasVariable = [...inputs].some(([node, name]) => (name === 'x' || name === 'y') && needed.has(node))
  return hasVariable && ![...needed].some((node) => nodeAt(graph, node).op === OP.where)
}
