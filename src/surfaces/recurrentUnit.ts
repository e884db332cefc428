/**
 * The error of a recurrent network of one unit, after some steps without input, over its weight x and its bias y.
 *
 *   h[0] = 1/2,  h[k] = x*sigma(h[k-1]) + y,  f(x, y) = (sigma(h[n]) - 0.7)^2,  sigma(h) = 1/(1 + exp(-h))
 *
 * Where the unit changes from one resting state to another stands a wall; the longer the chain, the steeper. On both sides
 * of it the error is nearly flat. f = 0 all along a line: there is no isolated minimum.
 * Pascanu, Mikolov & Bengio 2013, figure 6 (n = 50).
 */
import { lines } from '../core/lines.ts'
import { defineSurface } from '../core/method.ts'
import { choice } from '../core/parameters.ts'

/** The chain written out, a line for each step. */
const unrolled = (steps: number) => Array.from({ length: steps }, (_, k) => `h${k + 1} = x/(1 + exp(-h${k})) + y`)

const chains: Readonly<Record<string, number>> = { n5: 5, n10: 10, n20: 20, n50: 50 }

export const recurrentUnit = defineSurface({
  name: 'Recurrent unit',
  family: 'plateau',
  summary: 'The error of a recurrent network of one unit: plateaus with a wall between them, where gradients explode.',
  equations: ({ chain }) => {
    const n = chains[String(chain)] ?? 10
    return lines('h0 = 0.5', ...unrolled(n), `f(x, y) = (1/(1 + exp(-h${n})) - 0.7)^2`)
  },
  params: {
    chain: choice('n10', 'Steps of the network', 'how many steps the network takes before its error is measured', {
      n5: '5',
      n10: '10',
      n20: '20',
      n50: '50 (the paper)',
    }),
  },
  reference: 'Pascanu, Mikolov & Bengio, On the difficulty of training recurrent neural networks, 2013, figure 6',
  notes: [
    'x is the recurrent weight, y the bias. The paper shows 50 steps; from 20 on the picture hardly changes.',
    'The lowest value, 0, is taken along a line: no minimum is marked.',
  ],
  view: { x: [3, 7], y: [-4, -1] },
  start: [5.6, -2.35],
  criticalPoints: () => [],
})
