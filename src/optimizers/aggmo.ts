/**
 * AggMo: several velocities with different memories, of which the mean is followed.
 *
 *   v_i <- beta_i*v_i + g                         i = 1, 2, 3
 *   x <- x - lr*(v_1 + v_2 + v_3)/3
 *
 * The long memory crosses flat valleys while the short ones damp its oscillation. With equal betas it is momentum.
 * Lucas, Sun, Zemel & Grosse 2019, whose velocities have the other sign; K = 3.
 */
import { coupled, coupling } from '../core/coupled.ts'
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { decay, learningRate } from '../core/parameters.ts'

export const aggmo = defineOptimizer({
  name: 'AggMo',
  family: 'momentum',
  summary: 'Three velocities with short, middle and long memory; the step follows their mean.',
  equations: (values) => {
    const { line, d } = coupled(values)
    return lines(
      line,
      `v1 = beta1*v1 + ${d}`,
      `v2 = beta2*v2 + ${d}`,
      `v3 = beta3*v3 + ${d}`,
      'x = x - lr*(v1 + v2 + v3)/3',
    )
  },
  params: {
    lr: learningRate(0.001),
    beta1: decay(0, 'memory of the first velocity', '\\beta_1'),
    beta2: decay(0.9, 'memory of the second velocity', '\\beta_2'),
    beta3: decay(0.99, 'memory of the third velocity', '\\beta_3'),
    ...coupling,
  },
  momentum: 'beta3',
  reference: 'Lucas, Sun, Zemel & Grosse, Aggregated Momentum: Stability Through Passive Damping, 2019',
  notes: ['The number of velocities is three, with the paper’s memories 0, 0.9 and 0.99.'],
})
