import type { ProblemData } from '../core/data.ts'
import type { Optimizer, Schedule, Surface } from '../core/method.ts'
import type { NumberParameter, Parameters } from '../core/parameter.ts'
import { parseOptimizer, parseSchedule, parseSurface, type Diagnostic, type ParameterLine } from '../language/index.ts'
import { mentions } from '../language/tree.ts'
import { optimizers } from '../optimizers/index.ts'
import { schedules } from '../schedules/index.ts'
import { declaredParameters, KINDS, lookUp, type TypedKind } from './registries.ts'
import { cleanLabel } from './text.ts'

/** A method made of typed equations; `problems` says why they do not run. */
export type Typed<Method> = Method & { problems?: readonly Diagnostic[] }

interface Reading {
  parameters: readonly string[]
  declared: readonly ParameterLine[]
  problems?: readonly Diagnostic[]
}

/** More than the texts of one configuration: a surface, and an optimizer and a schedule for each of its runs. */
const REMEMBERED = 64
const readings = new Map<string, Reading>()

/** Parses once per text: controls and charts ask for the same few texts again and again. */
function readEquations(kind: TypedKind, equations: string): Reading {
  const key = `${kind}\n${equations}`
  const known = readings.get(key)
  if (known) return known
  const parse = { surface: parseSurface, optimizer: parseOptimizer, schedule: parseSchedule }[kind]
  const parsed = parse(equations)
  const reading: Reading = parsed.ok
    ? { parameters: parsed.program.parameters, declared: parsed.program.declared }
    : { parameters: [], declared: [], problems: parsed.errors }
  if (readings.size >= REMEMBERED) readings.clear()
  readings.set(key, reading)
  return reading
}

/** The parameters of typed equations as declarations, of a fork as its original has them; undefined if the text does not parse. */
export function typedParameters(kind: TypedKind, equations: string, from?: string): Parameters | undefined {
  const { parameters, declared, problems } = readEquations(kind, equations)
  if (problems) return undefined
  // Whatever its equations, an optimizer has a base rate, which the schedule needs; a schedule may set its own horizon.
  const provided = kind === 'optimizer' ? ['lr'] : kind === 'schedule' && /\bT\b/.test(equations) ? ['T'] : []
  const columns = kind === 'surface' ? columnNames(from) : []
  const moves = kind === 'surface' ? movesOf(from, parameters) : undefined
  const apart = new Set([...columns, ...(moves ? [moves.phase] : [])])
  const names = new Set([...provided, ...parameters, ...(moves ? [moves.at] : [])].filter((name) => !apart.has(name)))
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      withLine(
        inferParameter(kind, name, from),
        declared.find((line) => line.name === name),
      ),
    ]),
  )
}

/** A fork of a problem is one too, over the same columns: their names are no parameters. */
const columnNames = (from: string | undefined): readonly string[] =>
  (lookUp<Surface>(KINDS.surface.registry, from)?.data?.columns ?? []).map(({ name }) => name)

/** A fork of a surface that moves does so too, where its text has the name of the phase. */
function movesOf(from: string | undefined, names: readonly string[]): Surface['moves'] {
  const moves = lookUp<Surface>(KINDS.surface.registry, from)?.moves
  // Other equations may move other things: of the data nothing is known.
  return moves && names.includes(moves.phase) ? { phase: moves.phase, at: moves.at } : undefined
}

/** What a `param` line says goes before what the name suggests. */
function withLine(inferred: NumberParameter, line: ParameterLine | undefined): NumberParameter {
  if (line === undefined) return inferred
  const [min, max] = line.range ?? sliderFor(inferred, line.default)
  const scale = line.log ? 'log' : line.range ? 'linear' : inferred.scale
  return { ...inferred, default: line.default, min, max, scale }
}

/** The inferred slider if the default is on it, else one round the default. */
function sliderFor({ min, max }: NumberParameter, value: number): readonly [number, number] {
  if (min <= value && value <= max) return [min, max]
  return [Math.min(min, 2 * value), Math.max(max, 2 * value)]
}

/**
 * A name that the original of a fork knows is declared as there, or else as in a built-in optimizer or schedule that knows
 * it (surfaces share no names); any other is 1, on a slider from -10 to 10.
 */
function inferParameter(kind: TypedKind, name: string, from: string | undefined): NumberParameter {
  const original = declaredParameters(kind, from)
  const relatives: readonly { params: Parameters }[] =
    kind === 'optimizer' ? Object.values(optimizers) : kind === 'schedule' ? Object.values(schedules) : []
  for (const { params } of [{ params: original }, ...relatives]) {
    const declared = lookUp(params, name)
    if (declared?.kind === 'number') return declared
  }
  return {
    kind: 'number',
    default: 1,
    min: -10,
    max: 10,
    scale: 'linear',
    symbol: symbolOf(name),
    doc: 'A parameter of the typed equations.',
  }
}

const GREEK = new Set(
  (
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega ' +
    'Gamma Delta Theta Lambda Xi Sigma Phi Psi Omega'
  ).split(' '),
)

/** TeX for a name: `beta1` is \beta_{1}, `eta_min` is \eta_{min}, `kappa` is \kappa. */
function symbolOf(name: string): string {
  const [, letter = name, index = ''] = /^([A-Za-z]+)_?(.*)$/.exec(name) ?? []
  const base = GREEK.has(letter) ? `\\${letter}` : letter
  return index === '' ? base : `${base}_{${index}}`
}

/** The text's own name: what a comment on its first line says. */
const titleOf = (equations: string): string | undefined => cleanLabel(/^\s*#+[ \t]*(.*)/.exec(equations)?.[1] ?? '')

/** Typed equations, and what they are a fork of. */
interface Text {
  equations: string
  from?: string
}

function typed(kind: TypedKind, { equations, from }: Text) {
  const original = lookUp<{ name: string }>(KINDS[kind].registry, from)
  return {
    name: titleOf(equations) ?? (original ? `${original.name}, forked` : `Typed ${kind}`),
    summary: 'Typed by hand.',
    equations,
    params: typedParameters(kind, equations, from) ?? {},
    reference: '',
    problems: readEquations(kind, equations).problems,
  }
}

const known = new WeakMap<Text, Typed<Surface>>()

/**
 * A fork is seen where its original is, and has its data. One choice is always the same surface: what is made of it is made
 * once, and stands still.
 */
export function typedSurface(text: Text): Typed<Surface> {
  const before = known.get(text)
  if (before) return before
  const original = lookUp<Surface>(KINDS.surface.registry, text.from)
  const moves = movesOf(text.from, readEquations('surface', text.equations).parameters)
  const surface: Typed<Surface> = {
    ...typed('surface', text),
    ...(moves && { moves }),
    view: original?.view ?? { x: [-3, 3], y: [-3, 3] },
    start: original?.start ?? [1.5, 1],
    criticalPoints: () => [],
    ...(original?.data && { data: withoutClaims(original.data) }),
    ...(original?.interval && { interval: original.interval }),
    ...(original?.isOneParameter && !readsY(text.equations) && { isOneParameter: true }),
  }
  known.set(text, surface)
  return surface
}

/** Whether the value depends on the second parameter, as far as the text shows. */
function readsY(equations: string): boolean {
  const parsed = parseSurface(equations)
  return (
    parsed.ok &&
    [parsed.program.value, ...parsed.program.helpers.map(({ right }) => right)].some((each) => mentions(each, 'y'))
  )
}

export const typedOptimizer = (text: Text): Typed<Optimizer> => typed('optimizer', text)

export const typedSchedule = (text: Text): Typed<Schedule> => ({ ...typed('schedule', text), holds: 0 })

/** What is known of the original's equations is not known of a fork's. */
const withoutClaims = ({ isConvex: _, remark: __, ...data }: ProblemData): ProblemData => data
