export interface Measurement {
  id: string
  value: number
  unit: string
  /** What the value is held against, in the same unit; null if there is nothing. */
  reference: number | null
  /** What is wanted: at most this, or for a ratio at least this. Null: nothing is demanded. */
  aim: number | null
  met: boolean | null
}

/** One frame at 60 Hz, in milliseconds, with the tenth that its clock is rounded to. */
export const frame = 16.8

export const observed = (id: string, value: number, unit: string, reference: number | null = null): Measurement => ({
  id,
  value,
  unit,
  reference,
  aim: null,
  met: null,
})

export const atMost = (aim: number, measurement: Measurement): Measurement => ({
  ...measurement,
  aim,
  met: measurement.value <= aim,
})

/** The value below which the given share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Seconds of processor time that an action takes: other work on the same cores does not count. */
export function processorSeconds(action: () => void): number {
  const before = process.cpuUsage()
  action()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
