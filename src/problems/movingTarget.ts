/**
 * A target that moves: the mean of points, all of which are somewhere else from a stated step on. x and y are the estimate, u and v
 * a point as it is before the move.
 *
 *   f_i(x, y) = ((x - u_i - p*a)^2 + kappa*(y - v_i - p*b)^2)/2        p = 0 before the move, 1 from it on
 *
 * The minimum goes by (a, b) and nothing else changes: what a method knows by then, it knows of another place. AdaGrad keeps all
 * gradients in its sum for ever, and follows slowly; RMSProp has forgotten them. Hinton 2012, lecture 6e.
 */
import { columnsOf, count, spread } from '../core/generating.ts'
import { defineGenerator } from '../core/data.ts'
import { defineSurface } from '../core/method.ts'
import { number } from '../core/parameters.ts'
import { registry } from '../core/registry.ts'

const cloud = defineGenerator({
  name: 'A cloud of points',
  summary: 'Points about a middle, with normal noise in both coordinates.',
  params: {
    n: count(64),
    centreX: number(-1.5, 'x of their middle', '\\mu_x', { min: -4, max: 4 }),
    centreY: number(-1, 'y of their middle', '\\mu_y', { min: -4, max: 4 }),
    sigma: spread(1),
  },
  create: ({ n, centreX, centreY, sigma }, random) =>
    columnsOf(['u', 'v'], Number(n), () => {
      const u = Number(centreX) + Number(sigma) * random.normal()
      return [u, Number(centreY) + Number(sigma) * random.normal()]
    }),
})

export const movingTarget = defineSurface({
  name: 'Moving target',
  family: 'data',
  summary: 'The mean of points that are all somewhere else from a stated step on: the minimum moves in mid-run.',
  equations: 'f(x, y) = ((x - u - p*a)^2 + kappa*(y - v - p*b)^2)/2',
  params: {
    a: number(3, 'how far the minimum moves along x', 'a', { min: -5, max: 5 }),
    b: number(2, 'how far it moves along y', 'b', { min: -5, max: 5 }),
    kappa: number(3, 'curvature along y, that along x being 1', '\\kappa', {
      min: 1,
      max: 20,
      scale: 'log',
      valid: { min: 0, open: 'min' },
    }),
    tau: number(0.5, 'share of a run’s steps after which the minimum moves', '\\tau', {
      min: 0,
      max: 1,
      valid: { min: 0, max: 1 },
    }),
  },
  reference: 'Hinton, Neural networks for machine learning, lecture 6e, 2012',
  notes: ['p is 0 before the move and 1 from it on: every run comes to it after the same share of its own steps.'],
  view: { x: [-4, 4], y: [-3, 3] },
  start: [-3.2, 2.2],
  criticalPoints: () => [],
  moves: {
    phase: 'p',
    at: 'tau',
    by: {
      u: { parameter: 'a', label: 'x after the move', symbol: 'u + a' },
      v: { parameter: 'b', label: 'y after the move', symbol: 'v + b' },
    },
  },
  data: {
    columns: [
      { name: 'u', symbol: 'u', label: 'x before the move', role: 'target' },
      { name: 'v', symbol: 'v', label: 'y before the move', role: 'target' },
    ],
    isConvex: true,
    generators: registry({ cloud }),
  },
})
