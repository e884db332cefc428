import { EngineProblem } from '../../engine/index.ts'
import { isRecord, Malformed, toList, type Json } from './format.ts'
import { failed, skipped, type Verdict } from './judge.ts'
import { judgeEndPoint } from './judgeEndPoint.ts'
import { judgeFacts } from './judgeFacts.ts'
import { isLeastSquares, judgeLeastSquares } from './judgeLeastSquares.ts'
import { judgeSchedule } from './judgeSchedule.ts'
import { judgeSum } from './judgeSum.ts'
import { judgeSurface } from './judgeSurface.ts'
import { judgeTrajectory } from './judgeTrajectory.ts'
import { scheduleName, specificationOfCase, type Formulas } from './specification.ts'
import { readTrajectory } from './trajectoryCase.ts'

/** A case of a golden file: what it is filed under, and how it is judged. */
export interface GoldenCase {
  id: string
  /** The method it is about, as the file names it. */
  method: string
  judge(): Verdict
}

/** A golden file as its cases. Throws `Malformed` where it is none. */
export function casesOf(json: unknown, formulas: Formulas): GoldenCase[] {
  if (!isRecord(json)) throw new Malformed('is not an object')
  if (Array.isArray(json.surfaces)) return entries(json.surfaces, 'surfaces').map(surfaceCase)
  const ends = json.scipy === undefined ? [] : entries(json.scipy, 'scipy').map((entry) => scipyCase(entry, formulas))
  const problems = problemsOf(json)
  const facts = json.facts === undefined ? [] : entries(json.facts, 'facts').map((entry) => factsCase(entry, problems))
  return [...entries(json.cases, 'cases').map((entry) => caseOf(entry, formulas, problems)), ...facts, ...ends]
}

/** The formulas of a file of surfaces, by id. */
export function formulasOf(json: unknown): Formulas {
  const surfaces = isRecord(json) && Array.isArray(json.surfaces) ? json.surfaces.filter(isRecord) : []
  return new Map(
    surfaces.map(({ id, formula, params }) => [
      String(id),
      { text: String(formula), params: isRecord(params) ? params : {} },
    ]),
  )
}

const entries = (value: unknown, what: string): Json[] =>
  toList(value, what).map((entry) => (isRecord(entry) ? entry : {}))

/** The problems of a file of sums, by id. */
const problemsOf = ({ problems }: Json): ReadonlyMap<string, Json> =>
  new Map(problems === undefined ? [] : entries(problems, 'problems').map((problem) => [String(problem.id), problem]))

function caseOf(json: Json, formulas: Formulas, problems: ReadonlyMap<string, Json>): GoldenCase {
  const id = String(json.id)
  const { algorithm } = json
  if (typeof algorithm === 'string' && isLeastSquares(json))
    return { id, method: algorithm, judge: () => guarded(() => judgeLeastSquares(json)) }
  if (typeof algorithm === 'string')
    return { id, method: algorithm, judge: () => guarded(() => judgeSum(json, problems)) }
  if (json.baseLr !== undefined)
    return { id, method: scheduleName(json.schedule), judge: () => guarded(() => judgeSchedule(json)) }
  return { id, method: methodName(json), judge: () => guarded(() => judgeRun(json, formulas)) }
}

const surfaceCase = (json: Json): GoldenCase => ({
  id: String(json.id),
  method: String(json.id),
  judge: () => guarded(() => judgeSurface(json)),
})

const factsCase = (json: Json, problems: ReadonlyMap<string, Json>): GoldenCase => ({
  id: `${String(json.problem)}/facts`,
  method: 'facts',
  judge: () => guarded(() => judgeFacts(json, problems)),
})

const scipyCase = (json: Json, formulas: Formulas): GoldenCase => ({
  id: String(json.id),
  method: `scipy ${String(json.method)}`,
  judge: () => guarded(() => judgeEndPoint(json, formulas)),
})

function judgeRun(json: Json, formulas: Formulas): Verdict {
  const trajectory = readTrajectory(json)
  const { found, lacks } = specificationOfCase(trajectory, formulas)
  return found ? judgeTrajectory(trajectory, found) : skipped(lacks)
}

function methodName({ optimizer, schedule, clip }: Json): string {
  const scheduled = schedule ? `, ${scheduleName(schedule)}` : ''
  return `${String(optimizer)}${scheduled}${isRecord(clip) ? `, clip ${String(clip.kind)}` : ''}`
}

function guarded(judge: () => Verdict): Verdict {
  try {
    return judge()
  } catch (problem) {
    if (problem instanceof Malformed || problem instanceof EngineProblem) return failed(problem.message)
    throw problem
  }
}
