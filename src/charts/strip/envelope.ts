import { countUntil } from '../countUntil.ts'

/** The values of a series that matter on a chart: their steps, ascending, and their values; NaN breaks the line. */
export interface Envelope {
  steps: Uint32Array
  values: Float64Array
  length: number
}

/**
 * Thins a series to at most four values per pixel column, its first, smallest, largest and last one, in order:
 * no spike is lost. A series with few values stays whole. Values that are not finite break the line, as do those
 * of 0 and less where `positiveOnly`.
 */
export function envelope(values: Float64Array, count: number, stepsPerColumn: number, positiveOnly: boolean): Envelope {
  const shows = (value: number) => (positiveOnly ? value > 0 && value < Infinity : Number.isFinite(value))
  const whole = stepsPerColumn <= 2
  const room = whole ? count : Math.min(count, 5 * (Math.ceil(count / stepsPerColumn) + 1))
  const out: Envelope = { steps: new Uint32Array(room), values: new Float64Array(room), length: 0 }
  const put = (step: number) => {
    const value = values[step] ?? NaN
    out.steps[out.length] = step
    out.values[out.length] = shows(value) ? value : NaN
    out.length += 1
  }
  if (whole) {
    for (let step = 0; step < count; step += 1) put(step)
    return out
  }
  for (let column = 0, from = 0; from < count; column += 1) {
    const to = Math.min(count, Math.max(from + 1, Math.floor((column + 1) * stepsPerColumn)))
    let [lowest, highest, gap] = [-1, -1, -1]
    for (let step = from; step < to; step += 1) {
      const value = values[step] ?? NaN
      if (!shows(value)) gap = gap < 0 ? step : gap
      else {
        if (lowest < 0 || value < (values[lowest] ?? NaN)) lowest = step
        if (highest < 0 || value > (values[highest] ?? NaN)) highest = step
      }
    }
    // In order, each once, and without a list for every column: there are thousands of these in a frame of a drag.
    const [low, high] = lowest < highest ? [lowest, highest] : [highest, lowest]
    put(from)
    let last = from
    for (let i = 0; i < 4; i += 1) {
      const least = Math.min(low > last ? low : to - 1, high > last ? high : to - 1, gap > last ? gap : to - 1)
      if (least <= last) break
      put(least)
      last = least
    }
    from = to
  }
  return out
}

/** The index after the last entry whose step is at most `step`. */
export const endAtStep = ({ steps, length }: Envelope, step: number): number => countUntil(steps, step, length)
