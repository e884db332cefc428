/**
 * Lookahead: the held optimizer runs ahead for k steps, then slow weights follow it part of the way, and it goes on from there.
 *
 *   theta: k steps of the held optimizer, from phi on
 *   phi <- phi + alpha*(theta - phi),   theta <- phi
 *
 * One step of the run is one inner step; the slow weights phi are the second path. With alpha = 1 it is the held optimizer itself.
 * Zhang, Lucas, Hinton & Ba 2019, algorithm 1. The held optimizer's state is kept at the synchronization, as by default in the authors' code.
 */
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { number, whole } from '../core/parameters.ts'
import { readHeld } from '../core/wrapping.ts'

export const lookahead = defineOptimizer({
  name: 'Lookahead',
  family: 'wrapper',
  summary: 'Lets another optimizer run ahead for some steps, then goes part of the way after it.',
  equations: (_, text) => {
    const held = readHeld(text)
    if (!held) return text
    const [phi, k] = [held.fresh('phi'), held.fresh('k')]
    // Weighing both points, not adding a share of their distance, is exact at alpha = 1.
    return lines(
      `init ${phi} = x0`,
      text,
      `${k} = t - kSlow*floor(t/kSlow)`,
      `${phi} = where(${k} == 0, (1 - alphaSlow)*${phi} + alphaSlow*x, ${phi})`,
      `x = where(${k} == 0, ${phi}, x)`,
      `show ${phi}`,
    )
  },
  holds: 1,
  params: {
    kSlow: whole(5, 'inner steps between two steps of the slow weights', 'K', { max: 100 }),
    alphaSlow: number(0.5, 'how much of the way the slow weights go', '\\alpha_{\\mathrm{slow}}', { min: 0, max: 1 }),
  },
  reference: 'Zhang, Lucas, Hinton & Ba, Lookahead Optimizer: k steps forward, 1 step back, 2019, algorithm 1',
  notes: [
    'A step here is an inner step: the slow weights, drawn as a second path, move in every k-th.',
    'The held optimizer keeps its state when its point is set back, as by default in the authors’ code, which can also reset it or set it back.',
    'An optimizer that makes its point anew from state of its own, as the schedule-free methods do, is set back for one gradient only.',
  ],
})
