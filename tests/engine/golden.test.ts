import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { casesOf, formulasOf, type GoldenCase } from '../../src/cli/golden/judgeFile.ts'

const folder = join(import.meta.dirname, '../golden')
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, json: JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown> }))
const formulas = new Map(files.flatMap(({ json }) => [...formulasOf(json)]))

function byMethod(cases: readonly GoldenCase[]): Map<string, GoldenCase[]> {
  const methods = new Map<string, GoldenCase[]>()
  for (const each of cases) methods.set(each.method, [...(methods.get(each.method) ?? []), each])
  return methods
}

for (const { name, json } of files) {
  describe(`the golden cases of ${name}`, () => {
    for (const [method, cases] of byMethod(casesOf(json, formulas))) {
      it(`${method}: ${cases.length} cases are reproduced`, () => {
        const verdicts = cases.map(({ id, judge }) => ({ id, ...judge() }))
        expect(verdicts.filter(({ outcome }) => outcome !== 'passed')).toEqual([])
      })
    }
  })
}

describe('the judge of the golden cases', () => {
  const first = (name: string, matches: (entry: Entry) => boolean): Entry => {
    const { json } = files.find((file) => file.name === name)!
    return structuredClone(((json.cases ?? json.surfaces) as Entry[]).find(matches)!)
  }
  const verdictOf = (entry: Entry) =>
    casesOf(entry.samples ? { surfaces: [entry] } : { cases: [entry] }, formulas)[0]!.judge()
  const adam = () => first('torch_optimizers.json', (entry) => entry.id.startsWith('torch/rosenbrock/Adam'))
  const divergent = () => first('divergence.json', (entry) => entry.diverges)

  it('passes the cases that are altered below, as they are', () => {
    expect([adam(), divergent()].map((entry) => verdictOf(entry).outcome)).toEqual(['passed', 'passed'])
  })

  it.each<[what: string, alter: (entry: Entry) => void, entry: () => Entry]>([
    ['a coordinate', (entry) => (entry.points[7]![1] = Number(entry.points[7]![1]) * (1 + 1e-9)), adam],
    ['a loss', (entry) => (entry.losses[7] = Number(entry.losses[7]) * (1 + 1e-9)), adam],
    ['a rate', (entry) => (entry.lrs[7] = Number(entry.lrs[7]) * (1 + 1e-9)), adam],
    ['the start', (entry) => (entry.start[0] += 1e-9), adam],
    ['the number of steps', (entry) => (entry.steps += 1), adam],
    ['a step number', (entry) => (entry.at[3] = 2), adam],
    ['a hyperparameter', (entry) => (entry.hyper.lr *= 1 + 1e-9), adam],
    ['a parameter of the surface', (entry) => (entry.surfaceParams.b! *= 1 + 1e-9), adam],
    ['the step of divergence', (entry) => (entry.firstNonFiniteStep += 3), divergent],
    ['that it diverges', (entry) => (entry.diverges = false), divergent],
  ])('fails a case in which %s is changed', (_, alter, entryOf) => {
    const entry = entryOf()
    alter(entry)
    expect(verdictOf(entry)).toMatchObject({ outcome: 'failed', detail: expect.any(String) as string })
  })

  it('names the step, the difference and the tolerance', () => {
    const entry = adam()
    entry.points[7]![1] = Number(entry.points[7]![1]) + 0.5
    expect(verdictOf(entry).detail).toMatch(/^step 7: y differs by 0.500 \(tolerance \d\.\d+e-\d+\)/)
  })

  it('fails a surface whose formula, value, gradient or Hessian is changed', () => {
    const surface = () => first('surfaces.json', (entry) => entry.id === 'goldstein_price')
    const altered = [surface(), surface(), surface(), surface()]
    altered[0]!.formula = altered[0]!.formula.replace('36xy', '35xy')
    altered[1]!.samples![0]!.value *= 1 + 1e-12
    altered[2]!.samples![5]!.gradient[1]! *= 1 + 1e-12
    altered[3]!.samples![5]!.hessian[0]![1]! *= 1 + 1e-11
    expect(verdictOf(surface()).outcome).toBe('passed')
    expect(altered.map((entry) => verdictOf(entry).outcome)).toEqual(['failed', 'failed', 'failed', 'failed'])
  })

  it('fails a schedule whose rate, momentum or losses are changed', () => {
    const cycle = () => first('schedules.json', ({ momentum }) => momentum !== undefined)
    const plateau = () => first('schedules.json', ({ metrics }) => metrics !== undefined)
    const altered = [cycle(), cycle(), plateau()]
    altered[0]!.lrs[9] = Number(altered[0]!.lrs[9]) * (1 + 1e-9)
    altered[1]!.momentum![9]! *= 1 + 1e-9
    altered[2]!.metrics = altered[2]!.metrics!.map(() => 1)
    expect([cycle(), plateau()].map((entry) => verdictOf(entry).outcome)).toEqual(['passed', 'passed'])
    expect(altered.map((entry) => verdictOf(entry).outcome)).toEqual(['failed', 'failed', 'failed'])
  })

  const ofLeastSquares = (kind: 'cases' | 'scipy', id: string): LeastSquares => {
    const { json } = files.find((file) => file.name === 'least_squares_second_order.json')!
    return structuredClone((json[kind] as LeastSquares[]).find((entry) => entry.id === id)!)
  }
  const ofResiduals = () => ofLeastSquares('cases', 'gauss_newton/rosenbrock/mu1.0-lr1.0')
  const ofData = () => ofLeastSquares('cases', 'natural_gradient/gaussian_mle/lr0.3')
  const verdictOfPath = (entry: LeastSquares) => casesOf({ cases: [entry] }, formulas)[0]!.judge().outcome

  it.each<[what: string, alter: (entry: LeastSquares) => void, entry: () => LeastSquares]>([
    ['a coordinate', ({ points }) => (points[7]![1]! *= 1 + 1e-9), ofResiduals],
    ['a loss', ({ losses }) => (losses[7]! *= 1 + 1e-9), ofResiduals],
    ['the start', ({ start }) => (start[0]! += 1e-9), ofResiduals],
    ['the number of steps', (entry) => (entry.steps += 1), ofResiduals],
    ['the rate', ({ hyper }) => (hyper.lr *= 1 + 1e-9), ofResiduals],
    ['the damping', ({ hyper }) => (hyper.mu *= 1 + 1e-9), ofResiduals],
    ['a residual', (entry) => (entry.residuals = entry.residuals.replace('b=100', 'b=101')), ofResiduals],
    ['a datum', ({ data }) => (data[3]! += 1e-9), ofData],
    ['a point of a likelihood', ({ points }) => (points[9]![0]! += 1e-9), ofData],
  ])('fails a case of least squares in which %s is changed', (_, alter, entryOf) => {
    const entry = entryOf()
    expect(verdictOfPath(entry)).toBe('passed')
    alter(entry)
    expect(verdictOfPath(entry)).toBe('failed')
  })

  it('reads residuals however they are written: products without signs, constants, a weight of the sum', () => {
    const { residuals } = ofResiduals()
    const halved = { ...ofResiduals(), residuals: residuals.replace('f = r.r', 'f = 0.5*r.r') }
    halved.losses = halved.losses.map((loss) => loss / 2)
    expect(verdictOfPath(halved)).toBe('passed')
    const beale = ofLeastSquares('cases', 'gauss_newton/beale/mu0.0-lr0.5')
    beale.residuals = 'r = [k - x(1 - y), 2.25 - x + xy^2, 2.625 - x(1 - y)(1 + y + y^2)], k = 1.5; f = r.r'
    expect(verdictOfPath(beale)).toBe('passed')
    expect(verdictOfPath({ ...beale, residuals: 'the usual ones' })).toBe('failed')
  })

  const verdictOfEnd = (entry: LeastSquares) => casesOf({ cases: [], scipy: [entry] }, formulas)[0]!.judge().outcome

  it.each<[what: string, alter: (entry: LeastSquares) => void]>([
    ['the end', ({ final, iterates }) => (iterates.at(-1)![0] = final[0]! += 2e-4)],
    ['the end, but not the last iterate', ({ final }) => (final[0]! += 1e-9)],
    ['the loss at the end', (entry) => (entry.finalLoss *= 1.001)],
    ['the start', ({ start, iterates }) => (iterates[0]![1] = start[1]! += 0.01)],
    ['a point on the way', ({ iterates }) => (iterates[9]![0]! += 0.02)],
    ['the number of iterations', (entry) => (entry.nit -= 1)],
    ['a parameter of the surface', ({ params }) => (params.b! *= 1.01)],
    ['the surface', (entry) => Object.assign(entry, { surface: 'beale', params: {} })],
  ])('fails an end point of SciPy in which %s is changed', (_, alter) => {
    const entry = ofLeastSquares('scipy', 'scipy/rosenbrock/BFGS')
    expect(verdictOfEnd(entry)).toBe('passed')
    alter(entry)
    expect(verdictOfEnd(entry)).toBe('failed')
  })

  it('skips what the program does not have, by its name', () => {
    expect(verdictOf({ ...adam(), optimizer: 'Hyperball' })).toEqual({ outcome: 'skipped', detail: 'Hyperball' })
    expect(verdictOf({ ...adam(), schedule: { kind: 'Zigzag' } })).toEqual({ outcome: 'skipped', detail: 'Zigzag' })
  })

  it('divides by the exact norm where the id says literal, wherever it says so', () => {
    const entry = first('clipping.json', ({ id }) => id === 'clip/rosenbrock/gd-norm-literal')
    expect(verdictOf({ ...entry, id: 'clip/gd_literal/norm' }).outcome).toBe('passed')
    expect(verdictOf({ ...entry, id: 'clip/gd/norm' }).outcome).toBe('failed')
  })

  it('fails a case whose tolerance is widened at one step', () => {
    const entry = adam()
    entry.spread[7] = 1
    expect(verdictOf(entry)).toMatchObject({
      outcome: 'failed',
      detail: expect.stringMatching(/^spread falls/) as string,
    })
  })

  it('allows an end point of SciPy what an ulp in the start does to it, and no more', () => {
    // (x - y)^4 + (x + y - 1)^2: where the search stops along its flat floor, rounding decides.
    const flat = new Map([['flat', { text: 'u^4 + v^2 where u = x - y, v = x + y - 1', params: {} }]])
    const end = ofLeastSquares('scipy', 'scipy/booth/Newton-CG')
    const entry = { ...end, surface: 'flat', start: [2, 1], iterates: [[2, 1]], nit: 14 }
    const verdictAt = (x: number, y: number) => {
      const finalLoss = (x - y) ** 4 + (x + y - 1) ** 2
      return casesOf({ cases: [], scipy: [{ ...entry, final: [x, y], finalLoss }] }, flat)[0]!.judge().outcome
    }
    expect([verdictAt(0.50256831, 0.49743181), verdictAt(0.50171338, 0.49828664)]).toEqual(['passed', 'passed'])
    expect(verdictAt(0.7, 0.3)).toBe('failed')
  })

  it('runs a surface that the program does not have from its formula', () => {
    const text = '0.5*(u^2 + kappa*v^2), u = x*cos(phi) + y*sin(phi), v = -x*sin(phi) + y*cos(phi)'
    const entry = first('torch_optimizers.json', ({ surface }) => surface === 'ravine_rot')
    const slanted = new Map([['slanted', { text, params: {} }]])
    const [judged] = casesOf({ cases: [{ ...entry, surface: 'slanted' }] }, slanted)
    expect(judged!.judge()).toEqual({ outcome: 'passed' })
  })
})

interface LeastSquares {
  id: string
  residuals: string
  data: number[]
  hyper: { lr: number; mu: number }
  start: number[]
  steps: number
  points: number[][]
  losses: number[]
  params: Record<string, number>
  iterates: number[][]
  final: number[]
  finalLoss: number
  nit: number
}

interface Entry {
  id: string
  surface: string
  formula: string
  surfaceParams: Record<string, number>
  hyper: { lr: number }
  start: [number, number]
  steps: number
  firstNonFiniteStep: number
  diverges: boolean
  at: number[]
  points: [unknown, unknown][]
  losses: unknown[]
  lrs: unknown[]
  spread: number[]
  momentum?: number[]
  metrics?: number[]
  schedule?: unknown
  optimizer: string
  samples?: { value: number; gradient: number[]; hessian: number[][] }[]
}
