/** Ten forks worth trying: each changes a few lines of a built-in method, and says what becomes of it. */
import type { TypedChoice } from './fork.ts'
import { nextKey } from './keys.ts'
import { readLink } from './link/read.ts'
import type { TypedKind } from './registries.ts'
import type { Configuration } from './types.ts'

export interface Fork {
  id: string
  name: string
  /** What to look for: a sentence that the runs bear out. */
  lesson: string
  kind: TypedKind
  /** The equations, the values of their parameters, and the method that they are a fork of. */
  choice: TypedChoice
  /** Where it is instructive: on a surface, a race of the fork, last, against its original. */
  readonly configuration: Configuration
}

interface Description {
  id: string
  name: string
  lesson: string
  kind: Fork['kind']
  from: string
  /** Without the first line, which names the fork. */
  equations: string
  params?: Readonly<Record<string, number>>
  /** The race without the fork, as a link: its last run is taken, with the fork in place of its optimizer or schedule. */
  against: string
}

function fork({ id, name, lesson, kind, from, equations, params = {}, against }: Description): Fork {
  const choice: TypedChoice = { equations: `# ${name}\n${equations}`, from, params }
  let configuration: Configuration | undefined
  return {
    id,
    name,
    lesson,
    kind,
    choice,
    get configuration() {
      return (configuration ??= withFork(readLink(against).configuration, kind, choice))
    },
  }
}

function withFork(race: Configuration, kind: Fork['kind'], choice: TypedChoice): Configuration {
  if (kind === 'surface') return { ...race, surface: choice }
  const original = race.runs.at(-1)
  if (!original) return race
  const forked = { ...original, key: nextKey(), slot: race.runs.length, label: undefined, [kind]: choice }
  return { ...race, runs: [...race.runs, forked] }
}

export const forks: readonly Fork[] = [
  fork({
    id: 'adam-uncorrected',
    name: 'Adam without bias correction',
    lesson:
      'Both averages begin at zero, and the square’s is the slower: the first step is (1 − β₁)/√(1 − β₂) = 3.16 times as long as Adam’s, in both coordinates.',
    kind: 'optimizer',
    from: 'adam',
    equations: `m = beta1*m + (1 - beta1)*g
v = beta2*v + (1 - beta2)*g^2
x = x - lr*m/(sqrt(v) + eps)`,
    params: { lr: 0.05 },
    against: 'v=1&surface=rosenbrock&start=-1.5,2&run=adam(lr:0.05)&steps=400',
  }),
  fork({
    id: 'adam-epsilon-inside',
    name: 'Adam, ε inside the root',
    lesson:
      'Inside the root ε = 10⁻⁸ counts as 10⁻⁴: where the slope along x is 10⁻⁴ Adam still steps by its rate, this by its rate over √2.',
    kind: 'optimizer',
    from: 'adam',
    equations: `m = beta1*m + (1 - beta1)*g
v = beta2*v + (1 - beta2)*g^2
mhat = m/(1 - beta1^t)
vhat = v/(1 - beta2^t)
x = x - lr*mhat/sqrt(vhat + eps)`,
    params: { lr: 0.05 },
    against: 'v=1&surface=plane(a:0.0001,b:1)&start=4,4&run=adam(lr:0.05)&steps=100',
  }),
  fork({
    id: 'adam-one-size',
    name: 'Adam with one size for all coordinates',
    lesson:
      'Divided by one number, the step keeps the direction of the averaged gradient: turn the ravine and the start, and the whole path turns with them. Adam’s does not.',
    kind: 'optimizer',
    from: 'adam',
    equations: `m = beta1*m + (1 - beta1)*g
s = beta2*s + (1 - beta2)*mean(g^2)
mhat = m/(1 - beta1^t)
shat = s/(1 - beta2^t)
x = x - lr*mhat/(sqrt(shat) + eps)`,
    params: { lr: 0.05 },
    against: 'v=1&surface=ravine_rot(kappa:20)&start=-1,2&run=adam(lr:0.05)&steps=300',
  }),
  fork({
    id: 'signum',
    name: 'Sign of the momentum (Signum)',
    lesson:
      'Every step is the rate along each axis, steep or flat: at once as fast as it will ever be, and for ever as far from rest. Only a falling rate lets it arrive.',
    kind: 'optimizer',
    from: 'momentum',
    equations: `v = beta*v + (1 - beta)*g
x = x - lr*sign(v)`,
    params: { lr: 0.02 },
    against: 'v=1&surface=ravine(kappa:50)&start=-2.6,1.2&run=momentum(lr:0.02)&steps=300',
  }),
  fork({
    id: 'nesterov-by-hand',
    name: 'Nesterov by hand',
    lesson:
      'Heavy ball but for one place: the gradient is taken where the velocity alone would lead. That is all of Nesterov’s method: the two paths are one.',
    kind: 'optimizer',
    from: 'momentum',
    equations: `ahead = x - lr*beta*v
v = beta*v + grad(ahead)
x = x - lr*v`,
    params: { lr: 0.001 },
    against: 'v=1&surface=rosenbrock&start=-1.5,2&run=nesterov(lr:0.001)&run=momentum(lr:0.001)&steps=200',
  }),
  fork({
    id: 'momentum-twice',
    name: 'The gradient averaged twice',
    lesson:
      'The second average smooths and delays: at a rate at which the averaged momentum arrives, this one swings wider each time, without end.',
    kind: 'optimizer',
    from: 'momentum',
    equations: `m = beta*m + (1 - beta)*g
u = beta*u + (1 - beta)*m
x = x - lr*u`,
    params: { lr: 0.3 },
    against: 'v=1&surface=bowl&start=-2.2,1.4&run=momentum(lr:0.3,form:ema)&steps=150',
  }),
  fork({
    id: 'rmsprop-max',
    name: 'RMSProp with the largest gradient',
    lesson:
      'Divided by the largest recent gradient, no step along either axis is ever longer than the rate; RMSProp’s first is 1/√(1 − α) = 3.16 times the rate.',
    kind: 'optimizer',
    from: 'rmsprop',
    equations: `v = max(alpha*v, |g|)
x = x - lr*g/(v + eps)`,
    params: { lr: 0.1 },
    against: 'v=1&surface=himmelblau&start=0,0.5&run=rmsprop(lr:0.1)&steps=150',
  }),
  fork({
    id: 'descent-decaying',
    name: 'Descent whose rate decays by itself',
    lesson:
      'Across a kink descent hops by its rate for ever. With 1/√t in its own equation the hops shrink to a twentieth in 400 steps; the chart of the rate, which knows only the schedule, stays flat.',
    kind: 'optimizer',
    from: 'gradientDescent',
    equations: 'x = x - lr/sqrt(t)*g',
    params: { lr: 0.2 },
    against: 'v=1&surface=abs_sum&start=1.31,-2.17&run=gradientDescent(lr:0.2)&steps=400',
  }),
  fork({
    id: 'cycle-by-hand',
    name: 'A cycle by hand',
    lesson:
      'In nine of every twenty steps the rate is above the limit 2/κ = 0.1, where descent diverges, and it converges all the same: what a whole cycle multiplies the distance by is small.',
    kind: 'schedule',
    from: 'constant',
    equations: `param P = 20 in [2, 200]
phase = t/P - floor(t/P)
lr(t) = lr*(0.1 + 0.9*|1 - 2*phase|)`,
    against: 'v=1&surface=ravine(kappa:20)&start=-2.6,1.2&run=gradientDescent(lr:0.18)&steps=200',
  }),
  fork({
    id: 'valley-moved',
    name: 'Rosenbrock, moved',
    lesson:
      'Move the valley and the start alike, and every path moves along: neither momentum nor Adam knows where zero is. Weight decay does: it still pulls toward (0, 0).',
    kind: 'surface',
    from: 'rosenbrock',
    equations: `param c = 1 in [-2, 2]
f(x, y) = (a - x)^2 + b*(y + c - x^2)^2`,
    params: { a: 1, b: 100 },
    against:
      'v=1&surface=rosenbrock&start=-1.5,1&view=-2.2,2.2,-1.6,1.6&run=momentum(lr:0.001,beta:0.93)' +
      '&run=adam(lr:0.1)&run=adam(lr:0.1,weightDecay:2)/label:Adam%20with%20weight%20decay&steps=400',
  }),
]
