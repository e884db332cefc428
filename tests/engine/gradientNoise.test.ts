/** How the gradients of batches scatter at a point: by enumeration, by formula, as measured. */
import { describe, expect, it } from 'vitest'
import { readLink } from '../../src/config/index.ts'
import { gradientNoise, type GradientNoise, type GradientNoiseRequest } from '../../src/engine/gradientNoise.ts'
import { surfaceFunction } from '../../src/engine/index.ts'
import type { SumFunction } from '../../src/language/compileSum.ts'

const surfaceOf = (link: string) => readLink(`${link}&run=adam&steps=1`).configuration.surface

function noise(link: string, request: Omit<GradientNoiseRequest, 'kind' | 'surface'>): GradientNoise {
  const work = gradientNoise({ kind: 'gradientNoise', surface: surfaceOf(link), ...request })
  for (let piece = work.next(); ; piece = work.next()) if (piece.done) return piece.value
}

const SIX = 'surface=least_squares&data=1,2/-1,0.5/2,1/0,0/3,-1/-2,2'
const point = [0.3, -0.7] as const

/** All terms' gradients at the point. */
function terms(link: string): [number, number][] {
  const sum = surfaceFunction(surfaceOf(link)) as SumFunction
  const out = new Float64Array(2)
  return Array.from({ length: sum.size }, (_, i) => {
    sum.termGradient(i, ...point, out)
    return [out[0]!, out[1]!]
  })
}

const mean = (vectors: readonly (readonly [number, number])[]): [number, number] => [
  vectors.reduce((sum, [x]) => sum + x, 0) / vectors.length,
  vectors.reduce((sum, [, y]) => sum + y, 0) / vectors.length,
]
const away2 = ([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]) =>
  (ax - bx) ** 2 + (ay - by) ** 2

describe('of single terms', () => {
  it('is their covariance, whose trace is sigma squared', () => {
    const all = terms(SIX)
    const full = mean(all)
    const found = noise(SIX, { point })
    expect(found.n).toBe(6)
    found.gradient.forEach((value, i) => expect(value).toBeCloseTo(full[i]!, 12))
    const xy = all.reduce((sum, [x, y]) => sum + (x - full[0]) * (y - full[1]), 0) / 6
    expect(found.covariance[1]).toBeCloseTo(xy, 12)
    expect(found.sigma2).toBeCloseTo(all.reduce((sum, term) => sum + away2(term, full), 0) / 6, 12)
  })

  it('over the squared slope is the critical batch size; at a minimum there is none', () => {
    const found = noise(SIX, { point })
    expect(found.critical).toBeCloseTo(found.sigma2 / Math.hypot(...found.gradient) ** 2, 12)
    expect(noise('surface=sample_mean&data=1/3', { point: [2, 0] }).critical).toBe(Infinity)
    expect(() => noise('surface=bowl', { point })).toThrow('this surface has no terms')
  })
})

describe('of batches', () => {
  it('drawn without replacement is by formula the mean over all of them', () => {
    const all = terms(SIX)
    const full = mean(all)
    const pairs = all.flatMap((a, i) => all.slice(i + 1).map((b) => mean([a, b])))
    const expected = pairs.reduce((sum, pair) => sum + away2(pair, full), 0) / pairs.length
    const { batch } = noise(SIX, { point, batch: { B: 2, replacement: false } })
    expect(batch!.variance).toBeCloseTo(expected, 12)
  })

  it('drawn with replacement likewise', () => {
    const all = terms(SIX)
    const full = mean(all)
    const pairs = all.flatMap((a) => all.map((b) => mean([a, b])))
    const expected = pairs.reduce((sum, pair) => sum + away2(pair, full), 0) / pairs.length
    const { batch } = noise(SIX, { point, batch: { B: 2, replacement: true } })
    expect(batch!.variance).toBeCloseTo(expected, 12)
  })

  it.each([
    [1, true],
    [8, true],
    [8, false],
    [32, false],
  ])('of %i is measured as the formula says, within four standard errors; with replacement: %s', (B, replacement) => {
    const { batch } = noise('surface=least_squares', { point, batch: { B, replacement } })
    // |g - grad f|^2 of two coordinates varies by no more than twice its mean.
    const error = (2 * batch!.variance) / Math.sqrt(batch!.draws)
    expect(Math.abs(batch!.measured - batch!.variance)).toBeLessThan(4 * error)
  })

  it('of all terms is nothing', () => {
    const { batch } = noise('surface=least_squares', { point, batch: { B: 64, replacement: false } })
    expect(batch!.variance).toBe(0)
    expect(batch!.measured).toBeLessThan(1e-25)
  })

  it('comes in pieces over very many rows, so that it can be given up', () => {
    const work = gradientNoise({
      kind: 'gradientNoise',
      surface: surfaceOf('surface=least_squares&data=line(n:100000)'),
      point,
      batch: { B: 100, replacement: false },
    })
    let pieces = 0
    while (!work.next().done) pieces++
    expect(pieces).toBeGreaterThanOrEqual(8)
  })
})
