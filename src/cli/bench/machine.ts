import { readFileSync } from 'node:fs'
import { observed, type Measurement } from './measurement.ts'

/** Ticks of all processors since the machine began, and those of them that its host gave to others; undefined where no kernel says so. */
function ticks(): { all: number; stolen: number } | undefined {
  try {
    // user nice system idle iowait irq softirq steal, as proc(5) has them; guests are counted in user.
    const counts = readFileSync('/proc/stat', 'utf8').split('\n')[0]?.split(/\s+/).slice(1, 9).map(Number) ?? []
    return counts.length === 8
      ? { all: counts.reduce((sum, count) => sum + count, 0), stolen: counts[7] ?? NaN }
      : undefined
  } catch {
    return undefined
  }
}

/** How much of the processors' time the host took away while `measure` ran: frames that came late then are not the page's. */
export async function withStolen(measure: () => Promise<Measurement[]>): Promise<Measurement[]> {
  const before = ticks()
  const measurements = await measure()
  const after = ticks()
  if (!before || !after || after.all === before.all) return measurements
  const share = (after.stolen - before.stolen) / (after.all - before.all)
  return [...measurements, observed('machine.stolen', 100 * share, '% of its time')]
}
