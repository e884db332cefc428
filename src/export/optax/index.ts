import type { RunPart } from '../experiment.ts'
import { ExportProblem } from '../problem.ts'
import { jax } from '../python/dialect.ts'
import { numberPiece } from '../python/piece.ts'
import { isConstant, printSchedule } from '../python/schedule.ts'
import type { Writer } from '../python/script.ts'
import { definition, indented } from '../python/text.ts'
import { optaxChain } from './optimizers.ts'
import { optaxSchedule } from './schedules.ts'

/** Optax's own transformations, compared formula by formula with Optax 0.2.8; nothing is a literal loop. */
export const optaxWriter: Writer = {
  target: 'JAX and Optax',
  dialect: jax,
  imports: () => ['import jax', 'import jax.numpy as jnp', 'import optax'],
  settings: () => ['jax.config.update("jax_enable_x64", True)'],
  run: (run, index, { steps }) => {
    const rate = printRate(run, index, steps)
    const links = [...(run.clip ? [printClip(run.clip, run.label)] : []), ...chainOf(run)].map((link) =>
      link.replace('(lr)', `(${rate.text})`),
    )
    const body = [
      'optimizer = optax.chain(',
      ...indented(links.map((link) => `${link},`)),
      ')',
      'x = start',
      'state = optimizer.init(x)',
      '',
      '@jax.jit',
      'def advance(x, state):',
      '    updates, state = optimizer.update(gradient(x), state, x)',
      '    return optax.apply_updates(x, updates), state',
      '',
      'yield x',
      'for _ in range(steps):',
      '    x, state = advance(x, state)',
      '    yield x',
    ]
    return {
      definitions: [...rate.definitions, definition(`run_${index}()`, run.label, body)],
      asked: new Set(['gradient' as const]),
      how: 'a chain of Optax’s transformations, whose formulas in Optax 0.2.8 are the same.',
    }
  },
}

const inDouble = definition(
  'in_double(schedule)',
  'Optax counts in 32 bits, of which JAX would make single precision.',
  ['return lambda count: schedule(jnp.asarray(count, dtype=float))'],
)

function chainOf(run: RunPart): readonly string[] {
  const chain = optaxChain(run.optimizer.id, run.values)
  if ('lacks' in chain) throw new ExportProblem(`${run.label}: ${chain.lacks}`)
  const [moved] = Object.keys(run.scheduled)
  if (moved !== undefined)
    throw new ExportProblem(`${run.label}: Optax’s chains keep ${moved} as it is; here a schedule moves it`)
  return chain
}

/** The rate: a number, a schedule of Optax, or a function of ours, of which Optax takes any that knows the step alone. */
function printRate(run: RunPart, index: number, steps: number): { text: string; definitions: readonly string[] } {
  if (isConstant(run.schedule)) return { text: numberPiece(run.baseRate).text, definitions: [] }
  const found = optaxSchedule(run.schedule, { base: run.baseRate, steps })
  if (found !== undefined) return { text: `in_double(${found})`, definitions: [inDouble] }
  const name = `rate_${index}`
  const { definitions, readsLoss, keepsState } = printSchedule(run.schedule, {
    name,
    base: run.baseRate,
    steps,
    dialect: jax,
  })
  if (readsLoss || keepsState)
    throw new ExportProblem(`${run.label}: Optax asks a schedule for the step alone; this one remembers more`)
  return { text: `in_double(${name}())`, definitions: [inDouble, ...definitions] }
}

function printClip({ id, values }: NonNullable<RunPart['clip']>, label: string): string {
  const max = numberPiece(Number(values.max)).text
  if (id === 'value') return `optax.clip(${max})`
  if (id === 'norm' && values.norm === '2' && values.form === 'exact') return `optax.clip_by_global_norm(${max})`
  throw new ExportProblem(`${label}: Optax clips by the Euclidean norm, and by that alone`)
}
