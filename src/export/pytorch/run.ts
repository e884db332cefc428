import { numbersOf, type RunPart } from '../experiment.ts'
import { torch } from '../python/dialect.ts'
import { numberPiece } from '../python/piece.ts'
import { printClip } from '../python/clip.ts'
import { movedOf, overSteps, type Moved } from '../python/run.ts'
import { isConstant } from '../python/schedule.ts'
import { definition, indented } from '../python/text.ts'
import type { WrittenRun } from '../python/script.ts'
import { printCall, type Counterpart, type Literal } from './call.ts'
import { torchOptimizer, type LibraryOptimizer } from './optimizers.ts'
import { torchSchedule, type LibrarySchedule } from './schedulers.ts'

export interface TorchInputs {
  index: number
  steps: number
  /** Whether autograd gives the gradient. */
  differentiates: boolean
}

/** The run by the library's own optimizer, or why there must be a literal loop. */
export function printLibraryRun(run: RunPart, inputs: TorchInputs): Counterpart<WrittenRun> {
  const found = torchOptimizer(run.optimizer.id, run.values)
  if (typeof found === 'string') return found
  const places = placesOf(found)
  const fixed = Object.keys(run.scheduled).find((name) => !places.has(name))
  if (fixed !== undefined) return `torch.optim.${found.class} does not let a schedule move ${fixed}`

  const schedule = isConstant(run.schedule) ? undefined : scheduleOf(run, inputs.steps)
  const library = typeof schedule === 'object' ? schedule : undefined
  const moved = movedByHand(run, inputs, library !== undefined)
  const clip = printClipping(run, inputs.index)
  const body = [
    'x = start.clone().requires_grad_()',
    `optimizer = ${printCall('torch.optim', { class: found.class, arguments: argumentsOf(found, run) }, '[x]')}`,
    ...(library ? schedulerLines(library) : []),
    ...(moved.size > 0 ? ['group = optimizer.param_groups[0]'] : []),
    ...[...moved.values()].map(({ before }) => before),
    'yield x.detach().clone()',
    ...(found.class === 'LBFGS' ? closure(inputs, clip?.line) : []),
    moved.size > 0 ? overSteps(torch) : 'for _ in range(steps):',
    ...indented([
      ...[...moved].map(([name, { at }]) => assignment(found, name, at('step', 'f(x.detach())'), run)),
      ...(library?.readsLoss ? ['loss = float(f(x))'] : []),
      ...(found.class === 'LBFGS'
        ? ['optimizer.step(closure)']
        : [...backward(inputs, clip?.line), 'optimizer.step()']),
      ...(library ? [`scheduler.step(${library.readsLoss ? 'loss' : ''})`] : []),
      'yield x.detach().clone()',
    ]),
  ]
  return {
    definitions: [
      ...[...moved.values()].flatMap(({ definitions }) => definitions),
      ...(clip?.definition === undefined ? [] : [clip.definition]),
      definition(`run_${inputs.index}()`, run.label, body),
    ],
    asked: new Set(inputs.differentiates ? [] : ['gradient' as const]),
    how: `torch.optim.${found.class}, whose path is the same.${rateSentence(schedule)}`,
  }
}

const backward = ({ differentiates }: TorchInputs, clip: string | undefined): string[] => [
  ...(differentiates ? ['optimizer.zero_grad()', 'f(x).backward()'] : ['x.grad = gradient(x.detach())']),
  ...(clip === undefined ? [] : [clip]),
]

/** An optimizer that looks at several points in a step asks by itself. */
const closure = (inputs: TorchInputs, clip: string | undefined): string[] => [
  '',
  ...definition('closure()', '', [...backward(inputs, clip), 'return f(x)']).split('\n'),
  '',
]

/** Which argument holds which of our parameters, and at what place in a pair. */
function placesOf({ arguments: named }: LibraryOptimizer): ReadonlyMap<string, { key: string; at?: number }> {
  return new Map(
    Object.entries(named).flatMap(([key, ours]): [string, { key: string; at?: number }][] =>
      typeof ours === 'string' ? [[ours, { key }]] : ours.map((name, at) => [name, { key, at }]),
    ),
  )
}

function argumentsOf({ arguments: named, fixed = {} }: LibraryOptimizer, run: RunPart): Record<string, Literal> {
  const values: Record<string, Literal> = { ...(run.values as Record<string, Literal>), lr: run.baseRate }
  const all = Object.entries(named).map(([key, ours]): [string, Literal] => [
    key,
    typeof ours === 'string' ? (values[ours] ?? NaN) : ours.map((name) => Number(values[name])),
  ])
  return Object.fromEntries([...all, ...Object.entries(fixed)].filter(([, value]) => value !== false))
}

const scheduleOf = (run: RunPart, steps: number) => torchSchedule(run.schedule, { base: run.baseRate, steps })

function rateSentence(schedule: Counterpart<LibrarySchedule> | undefined): string {
  if (schedule === undefined) return ''
  if (typeof schedule === 'string') return ` The rate is set at every step: ${schedule}.`
  const [first] = schedule.schedulers
  return ` The rate is that of ${schedule.schedulers.length > 1 ? 'SequentialLR' : (first?.class ?? '')}.`
}

function schedulerLines({ schedulers, milestones }: LibrarySchedule): string[] {
  const calls = schedulers.map((each) => printCall('torch.optim.lr_scheduler', each, 'optimizer'))
  const [first = ''] = calls
  if (calls.length === 1) return [`scheduler = ${first}`]
  return [
    'parts = [',
    ...indented(calls.map((each) => `${each},`)),
    ']',
    `scheduler = torch.optim.lr_scheduler.SequentialLR(optimizer, parts, milestones=[${milestones.join(', ')}])`,
  ]
}

/** What no scheduler of the library moves. */
function movedByHand(run: RunPart, { index, steps }: TorchInputs, hasScheduler: boolean): ReadonlyMap<string, Moved> {
  const all = movedOf(run, { index, steps, dialect: torch })
  return new Map([...all].filter(([name]) => name !== 'lr' || !hasScheduler))
}

/** `group["betas"] = (float(beta1_schedule(step)), 0.999)`: the other of a pair may be moved too, and is read where it is. */
function assignment(library: LibraryOptimizer, name: string, value: string, run: RunPart): string {
  const { key, at } = placesOf(library).get(name) ?? { key: name }
  const pair = library.arguments[key]
  if (at === undefined || typeof pair !== 'object') return `group["${key}"] = float(${value})`
  const other = pair[1 - at] ?? ''
  const rest =
    other in run.scheduled ? `group["${key}"][${1 - at}]` : numberPiece(numbersOf(run.values)[other] ?? 0).text
  return `group["${key}"] = (${at === 0 ? `float(${value}), ${rest}` : `${rest}, float(${value})`})`
}

/** The library's clipping where it is the same: by value always, by norm in PyTorch's own form. */
function printClipping({ clip }: RunPart, index: number): { line: string; definition?: string } | undefined {
  if (!clip) return undefined
  const { id, values } = clip
  const max = numberPiece(Number(values.max)).text
  if (id === 'value') return { line: `torch.nn.utils.clip_grad_value_([x], ${max})` }
  if (id === 'norm' && values.form === 'pytorch') {
    const type = values.norm === 'inf' ? 'float("inf")' : String(values.norm)
    return { line: `torch.nn.utils.clip_grad_norm_([x], ${max}, norm_type=${type})` }
  }
  const name = `clip_${index}`
  return { line: `x.grad = ${name}(x.grad)`, definition: printClip(clip, name, torch) }
}
