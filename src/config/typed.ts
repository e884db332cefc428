import type { Optimizer, Schedule, Surface } from '../core/method.ts'
import type { NumberParameter, Parameters } from '../core/parameter.ts'
import { parseOptimizer, parseSchedule, parseSurface, type Diagnostic } from '../language/index.ts'
import { optimizers } from '../optimizers/index.ts'
import { schedules } from '../schedules/index.ts'
import { lookUp, type Kind } from './registries.ts'

/** A method made of typed equations; `problems` says why they do not run. */
export type Typed<Method> = Method & { problems?: readonly Diagnostic[] }

interface Reading {
  parameters: readonly string[]
  problems?: readonly Diagnostic[]
}

/** More than the texts of one configuration: a surface, and an optimizer and a schedule for each of its runs. */
const REMEMBERED = 64
const readings = new Map<string, Reading>()

/** Parses once per text: controls and charts ask for the same few texts again and again. */
function readEquations(kind: Kind, equations: string): Reading {
  const key = `${kind}\n${equations}`
  const known = readings.get(key)
  if (known) return known
  const parse = { surface: parseSurface, optimizer: parseOptimizer, schedule: parseSchedule, clip: parseSurface }[kind]
  const parsed = parse(equations)
  const reading: Reading = parsed.ok
    ? { parameters: parsed.program.parameters }
    : { parameters: [], problems: parsed.errors }
  if (readings.size >= REMEMBERED) readings.clear()
  readings.set(key, reading)
  return reading
}

/** The parameters of typed equations as declarations; undefined if the text does not parse. */
export function typedParameters(kind: Kind, equations: string): Parameters | undefined {
  const { parameters, problems } = readEquations(kind, equations)
  if (problems) return undefined
  // Whatever its equations, an optimizer has a base rate, which the schedule needs; a schedule may set its own horizon.
  const provided = kind === 'optimizer' ? ['lr'] : kind === 'schedule' && /\bT\b/.test(equations) ? ['T'] : []
  const names = new Set([...provided, ...parameters])
  return Object.fromEntries([...names].map((name) => [name, inferParameter(kind, name)]))
}

/** A name that a built-in method of the kind knows is declared as there; any other is 1, on a slider from -10 to 10. */
function inferParameter(kind: Kind, name: string): NumberParameter {
  const relatives: readonly { params: Parameters }[] =
    kind === 'optimizer' ? Object.values(optimizers) : kind === 'schedule' ? Object.values(schedules) : []
  for (const { params } of relatives) {
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

const typed = (kind: Kind, equations: string, name: string) => ({
  name,
  summary: 'Typed by hand.',
  equations,
  params: typedParameters(kind, equations) ?? {},
  reference: '',
  problems: readEquations(kind, equations).problems,
})

export const typedSurface = (equations: string): Typed<Surface> => ({
  ...typed('surface', equations, 'Typed surface'),
  view: { x: [-3, 3], y: [-3, 3] },
  start: [1.5, 1],
  criticalPoints: () => [],
})

export const typedOptimizer = (equations: string): Typed<Optimizer> => typed('optimizer', equations, 'Typed optimizer')

export const typedSchedule = (equations: string): Typed<Schedule> => ({
  ...typed('schedule', equations, 'Typed schedule'),
  holds: 0,
})
