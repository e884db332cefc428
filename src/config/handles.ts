/** The handles of a chosen schedule and of those it holds, at their steps of the run. */
import type { ChangedNumbers, CurveNumbers, ScheduleHandle } from '../core/handle.ts'
import type { Parameters, ParameterValues } from '../core/parameter.ts'
import { validate } from '../core/validate.ts'
import { heldSteps, methodValues, scheduleOf } from './resolve.ts'
import type { ScheduleChoice } from './types.ts'

/** A schedule and its base: what a drag of its curve changes. */
export interface Scheduling {
  schedule: ScheduleChoice
  base: number
}

/** Where a handle is wanted; what is absent stays as it is. */
export interface Target {
  step?: number
  rate?: number
}

export interface PlacedHandle {
  /** The same for the same place of a schedule whose numbers have changed. */
  id: string
  name: string
  step: number
  /** Absent: wherever the curve is at the step. */
  rate?: number
  /** In which directions it moves. */
  horizontal: boolean
  vertical: boolean
  /** The schedule with the handle there, or as near as its numbers allow, to so many digits; undefined: it cannot be. */
  to(target: Target, digits?: number): Scheduling | undefined
}

const CONSTANT: ScheduleChoice = { id: 'constant', params: {} }

export function handlesOf(scheduling: Scheduling, steps: number): readonly PlacedHandle[] {
  const { schedule: choice, base } = scheduling
  const schedule = scheduleOf(choice)
  const values = methodValues(schedule, choice, steps)
  const own = (schedule.handles ?? []).flatMap((handle) => placed(handle, { choice, base, steps, values }) ?? [])
  const takesOver = schedule.handsOver?.(values) ?? 0
  const parts = heldSteps(schedule, values, steps).map((horizon, i) => heldHandles(scheduling, i, horizon))
  const last = (parts.at(-1) ?? []).map((handle) => later(handle, takesOver))
  const first = (parts.length > 1 ? (parts[0] ?? []) : []).filter(({ step }) => step < takesOver)
  const opener = own.find(({ rate }) => rate === undefined)
  const begin = last.find(({ step }) => step === takesOver)
  return [
    ...first.map((handle) => before(handle, takesOver)),
    ...own.map((handle) => (handle === opener && begin ? join(handle, begin, scheduling, steps) : handle)),
    ...last.filter((handle) => handle !== begin || !opener),
  ]
}

interface Placing {
  choice: ScheduleChoice
  base: number
  steps: number
  values: ParameterValues
}

function placed(handle: ScheduleHandle, { choice, base, steps, values }: Placing): PlacedHandle | undefined {
  const { name, toStep, toRate } = handle
  const { params } = scheduleOf(choice)
  const numbers = (changed: CurveNumbers): CurveNumbers => ({ ...numbersIn(values), lr: base, steps, ...changed })
  const place = handle.at(numbers({}), values)
  return (
    place && {
      id: name,
      name,
      ...place,
      horizontal: toStep !== undefined,
      vertical: toRate !== undefined,
      to({ step, rate }, digits) {
        const across = step === undefined || !toStep ? {} : settled(params, toStep(step, numbers({}), values), digits)
        const change =
          across && (rate === undefined || !toRate)
            ? across
            : across && toRate && rate !== undefined
              ? merged(across, settled(params, toRate(rate, numbers(across), values), digits))
              : undefined
        if (!change) return undefined
        const { lr = base, ...own } = change
        return { schedule: { ...choice, params: { ...choice.params, ...own } }, base: lr }
      },
    }
  )
}

const numbersIn = (values: ParameterValues): CurveNumbers =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, number] => typeof entry[1] === 'number'))

const merged = (one: CurveNumbers, other: CurveNumbers | undefined) => other && { ...one, ...other }

/** The numbers as the parameters can have them, whole and within their domains; undefined where one cannot be had. */
function settled(params: Parameters, numbers: ChangedNumbers, digits = 17): CurveNumbers | undefined {
  const entries = Object.entries(numbers).map(([name, exact = NaN]) => {
    const parameter = params[name]
    const value = Number(exact.toPrecision(digits))
    if (parameter?.kind !== 'number') return [name, value] as const
    const { integer, valid: { min = -Infinity, max = Infinity } = {} } = parameter
    const inside = Math.max(min, Math.min(max, integer ? Math.round(exact) : value))
    return [name, 'value' in validate(parameter, inside) ? inside : NaN] as const
  })
  return entries.every(([, value]) => Number.isFinite(value)) ? Object.fromEntries(entries) : undefined
}

/** The handles of a held schedule, on its own steps; what they change is the holder with it. */
function heldHandles({ schedule, base }: Scheduling, index: number, steps: number): readonly PlacedHandle[] {
  const held = schedule.of ?? []
  return handlesOf({ schedule: held[index] ?? CONSTANT, base }, steps).map((handle) => ({
    ...handle,
    id: `${index} ${handle.id}`,
    to(target, digits) {
      const moved = handle.to(target, digits)
      return moved && { schedule: { ...schedule, of: held.with(index, moved.schedule) }, base: moved.base }
    },
  }))
}

const later = (handle: PlacedHandle, by: number): PlacedHandle => ({
  ...handle,
  step: handle.step + by,
  to: ({ step, rate }, digits) => handle.to({ step: step === undefined ? undefined : step - by, rate }, digits),
})

/** What is held first ends where the other takes over. */
const before = (handle: PlacedHandle, end: number): PlacedHandle => ({
  ...handle,
  to: ({ step, rate }, digits) =>
    handle.to({ step: step === undefined ? undefined : Math.min(step, end - 1), rate }, digits),
})

/** Where one schedule takes over from another: the step is the holder's, the rate that with which the held one begins. */
const join = (across: PlacedHandle, up: PlacedHandle, scheduling: Scheduling, steps: number): PlacedHandle => ({
  ...up,
  name: across.name,
  horizontal: across.horizontal,
  to({ step, rate }, digits) {
    if (step === undefined) return up.to({ rate }, digits)
    const moved = across.to({ step }, digits)
    if (!moved || rate === undefined) return moved
    return handlesOf(moved, steps)
      .find(({ id }) => id === up.id)
      ?.to({ rate }, digits)
  },
})
