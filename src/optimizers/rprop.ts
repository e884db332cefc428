/**
 * Rprop: each coordinate has its own step size, which grows while the slope keeps its sign and shrinks when it turns.
 *
 *   a <- g*g_prev
 *   s <- etaPlus*s where a > 0, etaMinus*s where a < 0, else s;   s <- clamp(s, stepMin, stepMax);   s starts at lr
 *   g_prev <- 0 where a < 0: that coordinate rests for one step; else g
 *   x <- x - s*sign(g_prev)
 *
 * Only signs count, so that plateaus and cliffs are walked at one pace.
 * Riedmiller & Braun 1993, IEEE International Conference on Neural Networks, 586-591. Without its backtracking step,
 * as here, it is the iRprop- of Igel & Hüsken 2003, Neurocomputing 50, 105-123.
 */
import { renamed, to } from '../core/aliases.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { learningRate, number, onOff } from '../core/parameters.ts'

export const rprop = defineOptimizer({
  name: 'Rprop',
  family: 'sign',
  summary: 'A step size per coordinate, which grows while the slope keeps its sign and shrinks when it turns.',
  equations: ({ maximize }) => {
    const d = maximize === true ? 'd' : 'g'
    return lines(
      maximize === true && 'd = -g',
      `a = ${d}*g_prev`,
      's = where(t == 1, lr, s)',
      's = where(a > 0, etaPlus*s, where(a < 0, etaMinus*s, s))',
      's = clamp(s, stepMin, stepMax)',
      `g_prev = where(a < 0, 0, ${d})`,
      'x = x - s*sign(g_prev)',
    )
  },
  params: {
    lr: learningRate(0.01),
    etaMinus: number(0.5, 'factor of a step size whose slope has turned', '\\eta^-', {
      min: 0.01,
      max: 0.99,
      valid: { min: 0, max: 1, open: 'both' },
    }),
    etaPlus: number(1.2, 'factor of a step size whose slope keeps its sign', '\\eta^+', {
      min: 1.01,
      max: 3,
      valid: { min: 1, open: 'min' },
    }),
    stepMin: number(1e-6, 'smallest step size', '\\Delta_{\\min}', {
      min: 1e-12,
      max: 1,
      scale: 'log',
      valid: { min: 0 },
    }),
    stepMax: number(50, 'largest step size', '\\Delta_{\\max}', {
      min: 1e-3,
      max: 100,
      scale: 'log',
      valid: { min: 0 },
    }),
    maximize: onOff(false, 'Maximize', 'goes up instead of down'),
  },
  reference:
    'Riedmiller & Braun, A Direct Adaptive Method for Faster Backpropagation Learning: The RPROP Algorithm, 1993',
  notes: [
    'The rate is the first step size and nothing else: a schedule changes no step after the first.',
    'As in PyTorch a coordinate whose slope has turned rests for one step; the paper takes its last step back. This variant is Igel and Hüsken’s iRprop−.',
  ],
  aliases: {
    Rprop: (theirs) =>
      renamed(theirs, {
        lr: to('lr', 0.01),
        etas: to(['etaMinus', 'etaPlus'], [0.5, 1.2]),
        step_sizes: to(['stepMin', 'stepMax'], [1e-6, 50]),
        maximize: to('maximize', false),
      }),
  },
})
