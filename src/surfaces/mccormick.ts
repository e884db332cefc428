/**
 * McCormick's function: a sheet with a slope along the diagonal and a wave across it.
 *
 *   f(x, y) = sin(x + y) + (x - y)^2 - 1.5*x + 2.5*y + 1
 *
 * Critical points lie where cos(x + y) = -1/2 and x - y = 1: minima and saddles in turn, without end. Listed are those in view;
 * the lowest of them is -1.9132, but the function has no lower bound.
 * McCormick 1976, Computability of global solutions to factorable nonconvex programs.
 */
import { minimum, saddle } from '../core/criticalPoints.ts'
import { defineSurface } from '../core/method.ts'

export const mccormick = defineSurface({
  name: 'McCormick',
  family: 'several',
  summary: 'A wavy slope: minima follow each other, each lower than the one before.',
  equations: 'f(x, y) = sin(x + y) + (x - y)^2 - 1.5*x + 2.5*y + 1',
  params: {},
  reference: 'McCormick, Computability of global solutions to factorable nonconvex programs, 1976',
  notes: ['Unbounded below on the whole plane.'],
  view: { x: [-1.5, 4], y: [-3, 4] },
  start: [2, 3],
  criticalPoints: () => [
    minimum(0.5 - Math.PI / 3, -0.5 - Math.PI / 3),
    saddle(0.5 + Math.PI / 3, -0.5 + Math.PI / 3),
    minimum(0.5 + (2 * Math.PI) / 3, -0.5 + (2 * Math.PI) / 3),
  ],
})
