/**
 * Drop wave: the rings of a drop on water, round one deepest point.
 *
 *   f(x, y) = -(1 + cos(12*r))/(r^2/2 + 2),  r = sqrt(x^2 + y^2)
 *
 * The lowest point is the origin with f = -1. Round it every ring of low ground is a minimum all along: descent stops at the
 * first ring that it meets.
 * Surjanovic & Bingham, Virtual Library of Simulation Experiments.
 */
import { minimum } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const dropWave = defineSurface({
  name: 'Drop wave',
  family: 'many',
  summary: 'Rings on water: every ring is a trap all the way round.',
  equations: `
    r = sqrt(x^2 + y^2)
    f(x, y) = -(1 + cos(12*r))/(0.5*r^2 + 2)`,
  params: {},
  reference: 'Surjanovic & Bingham, Virtual Library of Simulation Experiments: Test Functions and Datasets, 2013',
  notes: [
    'The rings of low ground are minima without end; only the lowest point is listed.',
    'At the origin itself the derivative of the root, 0/0, is undefined.',
  ],
  view: { x: [-2, 2], y: [-2, 2] },
  start: [1.3, 0.9],
  criticalPoints: () => [minimum(0, 0)],
})
