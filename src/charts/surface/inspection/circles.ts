import { clipOf, heldOptimizer, methodValues } from '../../../config/index.ts'
import type { OptimizerChoice } from '../../../config/types.ts'
import type { Inspection } from './useInspection.ts'

/** A circle round the update's start, in the surface's units. */
export interface Circle {
  id: 'ball' | 'clip'
  radius: number
}

/** The ball that SAM looks up from, and how far a clipped gradient times the rate goes. */
export function circlesOf({ run, steps, parameters, rate }: Inspection): Circle[] {
  const circles: Circle[] = []
  const ball = parameters['rhoSam']
  if (ball !== undefined && holdsSam(run.optimizer)) circles.push({ id: 'ball', radius: ball })
  const clip = clipOf(run.clip)
  if (clip && run.clip?.id === 'norm') {
    const { max, norm } = methodValues(clip, run.clip, steps)
    if (norm === '2') circles.push({ id: 'clip', radius: Math.abs(rate) * Number(max) })
  }
  return circles.filter(({ radius }) => radius > 0 && Number.isFinite(radius))
}

const holdsSam = (choice: OptimizerChoice): boolean => {
  const held = heldOptimizer(choice)
  return choice.id === 'sam' || (held !== undefined && holdsSam(held))
}
