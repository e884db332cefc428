/**
 * Clipping by value: every component of the gradient is held between -max and max.
 *
 *   g_i <- min(max(g_i, -max), max)
 *
 * It turns the gradient's direction where only some components are cut. Equals PyTorch's clip_grad_value_.
 * Mikolov 2012, Statistical Language Models Based on Neural Networks.
 */
import { defineClip } from '../core/method.ts'
import { number } from '../core/parameters.ts'

export const value = defineClip({
  name: 'By value',
  summary: 'Holds every component of the gradient between −max and max; may turn its direction.',
  params: {
    max: number(1, 'largest size of a component', 'c', {
      min: 1e-3,
      max: 100,
      scale: 'log',
      valid: { min: 0, open: 'min' },
    }),
  },
  reference: 'Mikolov, Statistical Language Models Based on Neural Networks, 2012',
  lines: () => [{ formula: 'g = clamp(g, -max, max)' }],
  apply: (gradient, values) => {
    const max = Number(values.max)
    for (let i = 0; i < gradient.length; i++) {
      const component = gradient[i]!
      if (component > max) gradient[i] = max
      else if (component < -max) gradient[i] = -max
    }
  },
})
