/**
 * Noise and the width of minima: two wells of equal depth, the curvature of one twenty times the other's. 200 seeds each; shares are
 * held against bounds four standard errors wide, 99.99 %.
 */
import { describe, expect, test } from 'vitest'
import { presets, readLink, specificationOf } from '../../src/config/index.ts'
import { study } from '../../src/engine/index.ts'
import type { RunSpecification } from '../../src/config/types.ts'
import { pathOf } from './paths.ts'

const SEEDS = 200
/** Of a share of these seeds, at most. */
const ERROR = 4 * Math.sqrt(0.25 / SEEDS)
const SHARP = '1.5,0'
const FLAT = '-1.5,0'

/** Which share of the seeds ends where downhill leads to the flat minimum. */
function shareInFlat(specification: RunSpecification): number {
  const work = study({ kind: 'ensemble', specification, seeds: SEEDS })
  for (;;) {
    const piece = work.next()
    if (!piece.done) continue
    if (piece.value.kind !== 'ensemble') throw new Error('another study')
    const { basins, diverged } = piece.value.ensemble
    expect(diverged).toBe(0)
    return basins.find(({ minimum: [x] }) => x < 0)!.seeds / SEEDS
  }
}

function shareFrom(start: string, lr: number, sigma: number): number {
  const link = `surface=sharp_flat&start=${start}&run=gradientDescent(lr:${lr})/gaussian(sigma:${sigma})&steps=500`
  const { configuration, notices } = readLink(link)
  expect(notices).toEqual([])
  return shareInFlat(specificationOf(configuration, configuration.runs[0]!))
}

describe('gradient noise, at rates below the limit of both wells', () => {
  test('without it, descent stays in the well that it is in', () => {
    for (const [start, x] of [
      [SHARP, 1.5],
      [FLAT, -1.5],
    ] as const)
      expect(pathOf(`surface=sharp_flat&start=${start}&run=gradientDescent(lr:0.06)&steps=500`).end.point).toEqual([
        x,
        0,
      ])
  })

  test('leaves the sharp well the more often the stronger it is', () => {
    const shares = [1, 2, 3, 4].map((sigma) => shareFrom(SHARP, 0.06, sigma))
    expect(shares.slice(0, 2)).toEqual([0, 0])
    expect(shares[2]! - 2 * ERROR).toBeGreaterThan(0)
    expect(shares[3]! - shares[2]!).toBeGreaterThan(2 * ERROR)
    expect(shares[3]! + ERROR).toBeGreaterThan(0.9)
  })

  test('leaves it the more often the larger the rate is', () => {
    const shares = [0.01, 0.03, 0.06, 0.09].map((lr) => shareFrom(SHARP, lr, 3))
    expect(shares.slice(0, 2)).toEqual([0, 0])
    expect(shares[2]! - 2 * ERROR).toBeGreaterThan(0)
    expect(shares[3]! - shares[2]!).toBeGreaterThan(2 * ERROR)
  })

  test('settles in the flat well: from either start nine in ten are there', () => {
    for (const start of [SHARP, FLAT]) expect(shareFrom(start, 0.06, 4)).toBeGreaterThan(0.9)
    expect(shareFrom(FLAT, 0.06, 3)).toBe(1)
  })
})

test('the scene of it says what its seeds do', () => {
  const { configuration } = presets.find(({ id }) => id === 'noise-escapes-sharp')!
  const [, three, four] = configuration.runs.map((run) => shareInFlat(specificationOf(configuration, run)))
  expect(configuration.shown?.seeds).toBe(SEEDS)
  expect(Math.abs(three! - 0.4)).toBeLessThan(0.05)
  expect(four!).toBeGreaterThan(0.9)
})
