/** The experiments of which exported scripts are run: every method in every form, and what goes round them. */
import {
  nextKey,
  type Configuration,
  type MethodChoice,
  type RunConfiguration,
  type ScheduleChoice,
} from '../../config/index.ts'
import { clips } from '../../clips/index.ts'
import type { Optimizer } from '../../core/method.ts'
import type { Parameters, ParameterValues } from '../../core/parameter.ts'
import { optimizers } from '../../optimizers/index.ts'
import { schedules } from '../../schedules/index.ts'
import { surfaces } from '../../surfaces/index.ts'
import { variants } from './variants.ts'

/** A run, what it is filed under, and where it takes place. */
export interface ExportCase {
  group: string
  surface: MethodChoice
  start: readonly [number, number]
  run: RunConfiguration
}

export const STEPS = 60

type Place = Pick<ExportCase, 'surface' | 'start'>

const at = (id: string, start: readonly [number, number]): Place => ({ surface: { id, params: {} }, start })
const himmelblau = at('himmelblau', [-0.3, 1.1])
const bowl = at('bowl', [-1.3, 0.9])
const valley = at('rosenbrock', [-1.2, 1])
const typed: Place = {
  surface: { equations: 'u = x - c\nf(x, y) = log(1 + u^2) + k*(y + u/2)^2', params: { c: 0.5, k: 1.5 } },
  start: [0.9, -0.8],
}

const constant: ScheduleChoice = { id: 'constant', params: {} }

const runOf = (optimizer: RunConfiguration['optimizer'], rest: Partial<RunConfiguration> = {}): RunConfiguration => ({
  key: nextKey(),
  slot: 0,
  optimizer,
  schedule: constant,
  ...rest,
})

/** Gauss-Newton needs a sum of squares, the natural gradient a stated information. */
function placesOf({ needs }: Optimizer): readonly Place[] {
  if (needs === 'squares') return [bowl, valley]
  if (needs === 'fisher')
    return Object.keys(surfaces)
      .filter((id) => /gaussian/i.test(id))
      .map((id) => at(id, surfaces[id]?.start ?? [0, 1]))
  return [himmelblau, bowl, typed]
}

/** Every form in one place, the usual one in the others. */
const formsAt = (params: Parameters, index: number) => (index === 0 ? variants(params) : [{}])

const optimizerCases = (): ExportCase[] =>
  Object.entries(optimizers).flatMap(([id, optimizer]) =>
    placesOf(optimizer).flatMap((place, index) =>
      formsAt(optimizer.params, index).map((params) => ({ group: id, ...place, run: runOf({ id, params }) })),
    ),
  )

const lr = 0.01

const scheduleCases = (): ExportCase[] =>
  Object.entries(schedules).flatMap(([id, { params, holds }]) =>
    variants(params).flatMap((values) =>
      holdings(holds).flatMap((of) => {
        const schedule: ScheduleChoice = { id, params: shortened(values, params), ...(of.length > 0 && { of }) }
        return ['gradientDescent', 'adam'].map((optimizer) => ({
          group: `schedule ${id}`,
          ...himmelblau,
          run: runOf({ id: optimizer, params: { lr } }, { schedule }),
        }))
      }),
    ),
  )

/** Schedules that are over within the steps of a case. */
const shortened = (values: ParameterValues, params: Parameters): ParameterValues => ({
  ...Object.fromEntries(
    Object.entries({ W: 12, at: 25, T0: 10, stepSize: 15, t1: 20, t2: 40, patience: 3 }).filter(
      ([name]) => name in params,
    ),
  ),
  ...values,
})

const cosine: ScheduleChoice = { id: 'cosine', params: {} }
const exponential: ScheduleChoice = { id: 'exponential', params: {} }

function holdings(holds: 0 | 1 | 2): readonly (readonly ScheduleChoice[])[] {
  if (holds === 0) return [[]]
  if (holds === 1) return [[constant], [cosine], [{ id: 'warmRestarts', params: { T0: 8 } }]]
  return [
    [exponential, cosine],
    [
      constant,
      {
        id: 'sequential',
        params: { at: 10 },
        of: [
          { id: 'linear', params: {} },
          { id: 'step', params: { stepSize: 5 } },
        ],
      },
    ],
  ]
}

const clipCases = (): ExportCase[] =>
  Object.entries(clips).flatMap(([id, { params }]) =>
    variants(params).flatMap((values) =>
      ['gradientDescent', 'nesterov', 'adam'].map((optimizer) => ({
        group: `clip ${id}`,
        ...himmelblau,
        run: runOf({ id: optimizer, params: { lr } }, { clip: { id, params: { max: 3, ...values } } }),
      })),
    ),
  )

const surfaceCases = (): ExportCase[] =>
  Object.entries(surfaces).flatMap(([id, { start }]) =>
    [
      { id: 'gradientDescent', params: { lr: 1e-4 } },
      { id: 'adam', params: { lr } },
    ].map((optimizer) => ({
      group: 'surfaces',
      surface: { id, params: {} },
      start,
      run: runOf(optimizer),
    })),
  )

/** Branches, kinks, constants: where an automatic derivative and an exact one may part. */
const corners: readonly Place[] = [
  ['where(x > 0, sqrt(x), x^2) + |y|*y^2', [-0.5, 1]],
  ['max(x, 1)^2 + min(y, x, 3)^2 + a^x + x^p + floor(y)', [1.5, 1]],
  ['log(x) + x^2 + k*y^2', [0.5, 1]],
  ['tan(x*q)^2 + tanh(y)^-2 + 1/(1 - q)', [0.5, 1]],
  ['x^2', [-0.5, 1]],
  ['2*3', [1, 1]],
].map(([equations, start]) => ({
  surface: { equations: `q = 0.5\nf(x, y) = ${String(equations)}`, params: { a: 2, p: 4, k: 0 } },
  start: start as [number, number],
}))

const cornerCases = (): ExportCase[] =>
  corners.flatMap((place) =>
    ['adam', 'nesterov', 'newton', 'bfgs', 'newtonCg', 'lbfgs'].map((id) => ({
      group: 'typed surfaces',
      ...place,
      run: runOf({ id, params: { lr: 0.1 } }, { clip: { id: 'norm', params: { form: 'pytorch' } } }),
    })),
  )

const forks = [
  'm = beta1*m + (1 - beta1)*g\nv = beta2*v + (1 - beta2)*g^2\nx = x - lr*m/(sqrt(v) + eps)',
  'init lambda = 1\nf = sign(g)*abs(g)^0.5\nlambda = lambda*0.99\nx = x - lr*lambda*f',
  'y = x - lr*grad(x)\nz = y - lr*beta^t*grad(y)\na = loss(z)\nb = loss(y)\nx = where(a < b, z, y)',
  'init k = x0\nk = k - (x - k)/t\nx = x - min(lr, norm(g))*g/max(norm(g), 1e-3, lr) + 0*mean(k)*clamp(sum(k), -1, 1)',
]

const typedCases = (): ExportCase[] => [
  ...forks.flatMap((equations) =>
    [himmelblau, typed].map((place) => ({ group: 'typed', ...place, run: runOf({ equations, params: { lr } }) })),
  ),
  ...['lr(t) = lr/(1 + k*t^2)', 'init best = 1e9\nbest = min(best, loss)\nlr(t) = lr*best/(1 + best)'].map(
    (equations) => ({
      group: 'typed',
      ...himmelblau,
      run: runOf({ id: 'momentum', params: { lr: 0.002 } }, { schedule: { equations, params: { k: 0.01 } } }),
    }),
  ),
]

const moved: readonly Pick<RunConfiguration, 'optimizer' | 'scheduled'>[] = [
  { optimizer: { id: 'adam', params: { lr } }, scheduled: { beta1: { id: 'linear', params: { endFactor: 0.5 } } } },
  { optimizer: { id: 'adamw', params: { lr } }, scheduled: { beta2: exponential, weightDecay: cosine } },
  {
    optimizer: { id: 'momentum', params: { lr: 0.002 } },
    scheduled: { beta: { id: 'step', params: { stepSize: 20 } } },
  },
  { optimizer: { id: 'adagrad', params: { lr } }, scheduled: { eps: exponential } },
  { optimizer: { id: 'nadam', params: { lr } }, scheduled: { beta1: cosine } },
]

const scheduledCases = (): ExportCase[] => [
  ...moved.map(({ optimizer, scheduled }) => ({
    group: 'scheduled parameters',
    ...himmelblau,
    run: runOf(optimizer, { scheduled }),
  })),
  ...['adam', 'momentum', 'gradientDescent'].flatMap((id) =>
    ['oneCycle', 'cyclic'].map((schedule) => ({
      group: 'scheduled parameters',
      ...himmelblau,
      run: runOf({ id, params: { lr: 0.002 } }, { schedule: { id: schedule, params: { cycleMomentum: true } } }),
    })),
  ),
]

const wrapperCases = (): ExportCase[] =>
  Object.entries(optimizers)
    .filter(([, { holds }]) => holds !== undefined)
    .flatMap(([id]) =>
      [
        { id: 'momentum', params: { lr: 0.002 } },
        { id: 'adam', params: { lr: 0.05 } },
      ].flatMap((of) =>
        [himmelblau, typed].map((place) => ({
          group: `${id} round others`,
          ...place,
          run: runOf({ id, params: {}, of }),
        })),
      ),
    )

const divergingCases = (): ExportCase[] =>
  [
    { id: 'gradientDescent', params: { lr: 0.5 } },
    { id: 'momentum', params: { lr: 0.1 } },
    { id: 'nesterov', params: { lr: 0.1 } },
  ].map((optimizer) => ({ group: 'divergence', ...himmelblau, run: runOf(optimizer) }))

export const exportCases = (): ExportCase[] => [
  ...optimizerCases(),
  ...wrapperCases(),
  ...typedCases(),
  ...cornerCases(),
  ...scheduledCases(),
  ...scheduleCases(),
  ...clipCases(),
  ...surfaceCases(),
  ...divergingCases(),
]

/** Cases in the same place, as one experiment. */
export const experimentOf = ({ surface, start }: Place, runs: readonly RunConfiguration[]): Configuration => ({
  surface,
  start,
  steps: STEPS,
  seed: 1,
  runs,
})
