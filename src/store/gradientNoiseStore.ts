import { create } from 'zustand'
import type { GradientNoise, GradientNoiseRequest } from '../engine/gradientNoise.ts'

/** How the gradients of batches scatter where one looks: of one point at a time, the last that was worked out. */
export interface GradientNoiseState {
  /** What is asked for; absent while nobody looks. */
  wanted?: GradientNoiseRequest
  found?: { request: GradientNoiseRequest; noise: GradientNoise }
}

export const useGradientNoise = create<GradientNoiseState>(() => ({}))

/** Who looks on, by name: nothing is worked out for nobody. */
const onlookers = new Map<string, GradientNoiseRequest>()

/** Asks for the noise at a point; undefined: no longer. */
export function wantGradientNoise(onlooker: string, request: GradientNoiseRequest | undefined): void {
  if (request) onlookers.set(onlooker, request)
  else onlookers.delete(onlooker)
  const wanted = [...onlookers.values()].at(-1)
  if (!isSame(wanted, useGradientNoise.getState().wanted)) useGradientNoise.setState({ wanted })
}

/** Rows of data are not compared one by one: other data are another choice. */
const isSame = (a: GradientNoiseRequest | undefined, b: GradientNoiseRequest | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    a.surface === b?.surface &&
    JSON.stringify([a.point, a.batch]) === JSON.stringify([b.point, b.batch]))

export const showGradientNoise = (request: GradientNoiseRequest, noise: GradientNoise): void =>
  useGradientNoise.setState({ found: { request, noise } })
