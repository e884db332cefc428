/** Our schedules as Optax's, where their formulas in Optax 0.2.8 are the same. */
import { heldSteps, methodValues, scheduleOf } from '../../config/index.ts'
import type { ScheduleChoice } from '../../config/index.ts'
import { numberPiece } from '../python/piece.ts'

interface Context {
  base: number
  steps: number
}

const text = (value: number): string => numberPiece(value).text
const isWhole = (value: number) => Number.isInteger(value) && value > 0
const CONSTANT: ScheduleChoice = { id: 'constant', params: {} }

/** Optax's schedule as text; undefined if it has none like it. */
export function optaxSchedule(choice: ScheduleChoice, { base, steps }: Context): string | undefined {
  const schedule = scheduleOf(choice)
  const values = methodValues(schedule, choice, steps)
  const number = (name: string) => Number(values[name] ?? NaN)
  const held = heldSteps(schedule, values, steps).map((horizon, i) =>
    optaxSchedule(choice.of?.[i] ?? CONSTANT, { base, steps: horizon }),
  )
  const joined = (first: string | undefined) => {
    const [last] = held.slice(-1)
    const at = schedule.handsOver?.(values) ?? 0
    return first === undefined || last === undefined ? undefined : `optax.join_schedules([${first}, ${last}], [${at}])`
  }
  switch (choice.id) {
    case 'constant':
      return `optax.constant_schedule(${text(base)})`
    case 'step':
      return number('gamma') > 0
        ? `optax.exponential_decay(${text(base)}, ${number('stepSize')}, ${text(number('gamma'))}, staircase=True)`
        : undefined
    case 'exponential':
      return values.form === 'factor' && number('gamma') > 0
        ? `optax.exponential_decay(${text(base)}, 1, ${text(number('gamma'))})`
        : undefined
    case 'cosine':
      return values.afterT === 'hold' && isWhole(number('T')) && base !== 0
        ? `optax.cosine_decay_schedule(${text(base)}, ${number('T')}, alpha=${text(number('etaMin') / base)})`
        : undefined
    case 'linear': {
      const ends = [number('startFactor') * base, number('endFactor') * base].map(text)
      return isWhole(number('T')) ? `optax.linear_schedule(${ends.join(', ')}, ${number('T')})` : undefined
    }
    case 'polynomial':
      return isWhole(number('T'))
        ? `optax.polynomial_schedule(${text(base)}, ${text(number('etaEnd'))}, ${text(number('power'))}, ${number('T')})`
        : undefined
    case 'warmup':
      return joined(
        rise(values.form, { base, W: number('W'), share: number('startFactor'), start: number('etaStart') }),
      )
    case 'sequential':
      return joined(held[0])
    default:
      return undefined
  }
}

function rise(
  form: unknown,
  { base, W, share, start }: { base: number; W: number; share: number; start: number },
): string | undefined {
  const line = (from: number, to: number) => `optax.linear_schedule(${text(from)}, ${text(to)}, ${W})`
  if (form === 'ratio') return line(base / W, base + base / W)
  if (form === 'linear') return line(start, base)
  if (form === 'factor') return line(share * base, base)
  return form === 'constant' ? `optax.constant_schedule(${text(share * base)})` : undefined
}
