import { formatDiagnostic, parseOptimizer, parseSchedule, parseSurface, type Parsed } from '../../src/language/index.ts'
import { compileOptimizer, compileSchedule, compileSurface } from '../../src/language/compile.ts'
import type { PointOracle, SurfaceFunction } from '../../src/language/index.ts'

/** The program of a text that must parse; a failure shows what the user would see. */
function programOf<Program>(text: string, parsed: Parsed<Program>): Program {
  if (parsed.ok) return parsed.program
  throw new Error(parsed.errors.map((error) => formatDiagnostic(text, error)).join('\n'))
}

export const readSurface = (text: string) => programOf(text, parseSurface(text))
export const readOptimizer = (text: string) => programOf(text, parseOptimizer(text))
export const readSchedule = (text: string) => programOf(text, parseSchedule(text))

export const surface = (text: string, parameters: Record<string, number> = {}) =>
  compileSurface(readSurface(text), parameters)

export const valueAt = (text: string, x = 0, y = 0, parameters: Record<string, number> = {}) =>
  surface(text, parameters).value(x, y)

export function gradientAt(text: string, x: number, y: number, parameters: Record<string, number> = {}): number[] {
  const out = new Float64Array(2)
  surface(text, parameters).gradient(x, y, out)
  return [...out]
}

export function hessianAt(text: string, x: number, y: number, parameters: Record<string, number> = {}): number[] {
  const out = new Float64Array(3)
  surface(text, parameters).hessian(x, y, out)
  return [...out]
}

export const schedule = (text: string, lr: number, steps: number, parameters: Record<string, number> = {}) =>
  compileSchedule(readSchedule(text), { parameters, lr, steps })

/** The oracle of a surface, which counts what it is asked. */
export function oracleOf(of: SurfaceFunction): PointOracle & { gradients: number; values: number; matrices: number } {
  return {
    gradients: 0,
    values: 0,
    matrices: 0,
    gradient(point, out) {
      this.gradients++
      of.gradient(point[0] ?? NaN, point[1] ?? NaN, out)
    },
    value(point) {
      this.values++
      return of.value(point[0] ?? NaN, point[1] ?? NaN)
    },
    hessian(point, out) {
      this.matrices++
      unpack(of.hessian, point, out)
    },
    gram(point, out) {
      this.matrices++
      unpack(of.gram, point, out)
    },
    fisher(point, out) {
      this.matrices++
      unpack(of.fisher, point, out)
    },
  }
}

/** A symmetric 2 by 2 matrix, row after row. */
function unpack(of: SurfaceFunction['gram'], point: Float64Array, out: Float64Array): void {
  if (of === undefined) throw new Error('The surface has no such matrix.')
  const entries = new Float64Array(3)
  of(point[0] ?? NaN, point[1] ?? NaN, entries)
  const [xx = NaN, xy = NaN, yy = NaN] = entries
  out.set([xx, xy, xy, yy])
}

/** An oracle in any dimension, of which only what a test is about need be said. */
export const oracleLike = (given: Partial<PointOracle>): PointOracle => ({
  gradient: () => undefined,
  value: () => 0,
  hessian: () => undefined,
  gram: () => undefined,
  fisher: () => undefined,
  ...given,
})

/** f = x^2 + 10 y^2: gradient (2x, 20y). */
export const bowl = surface('x^2 + 10*y^2')

interface Journey {
  start: readonly number[]
  parameters?: Record<string, number>
  lr?: number
  steps: number
  on?: SurfaceFunction
}

/** The points and the states that update lines go through. */
export function follow(text: string, { start, parameters = {}, lr = 0.1, steps, on = bowl }: Journey) {
  const x = Float64Array.from(start)
  const kernel = compileOptimizer(readOptimizer(text), { parameters, x0: Float64Array.from(start), steps })
  const oracle = oracleOf(on)
  const width = kernel.slots.reduce((sum, slot) => sum + slot.width, 0)
  const points = [[...x]]
  const states: number[][] = []
  for (let t = 1; t <= steps; t++) {
    kernel.step(x, oracle, lr, t)
    points.push([...x])
    const state = new Float64Array(width)
    kernel.readSlots(state, 0)
    states.push([...state])
  }
  return { points, states, kernel, oracle, last: [...x] }
}

/** The first error of a text, or undefined if it parses. */
export function errorOf(kind: 'surface' | 'optimizer' | 'schedule', text: string) {
  const parse = { surface: parseSurface, optimizer: parseOptimizer, schedule: parseSchedule }[kind]
  const parsed = parse(text)
  return parsed.ok ? undefined : parsed.errors[0]
}

export function warningsOf(kind: 'surface' | 'optimizer' | 'schedule', text: string) {
  const parse = { surface: parseSurface, optimizer: parseOptimizer, schedule: parseSchedule }[kind]
  const parsed = parse(text)
  return parsed.ok ? parsed.warnings : []
}
