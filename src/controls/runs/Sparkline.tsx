import { useReadableRuns } from '../../store/index.ts'
import type { RunSamples } from '../../store/types.ts'

const WIDTH = 88
const HEIGHT = 18
const PAD = 2
const POINTS = 88

/**
 * The rate over the whole horizon, drawn small: its shape, not its size, on an axis from 0 to the highest rate. Of a `parameter`
 * that moves the axis runs from its lowest value, or the shape of a momentum near 1 could not be seen. What depends on the
 * losses is drawn as far as it is known.
 */
export function Sparkline({ runKey, steps, parameter }: { runKey: string; steps: number; parameter?: string }) {
  const record = useReadableRuns(({ runs }) => runs.get(runKey))
  const values = record && valuesOf(record.samples, parameter)
  return (
    <svg className="spark" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={values && sparkPath(values, Math.max(steps, values.length), parameter !== undefined)} />
    </svg>
  )
}

function valuesOf({ curve, parameterCurves, rates, count }: RunSamples, parameter?: string): Float64Array | undefined {
  if (parameter !== undefined) return parameterCurves[parameter]
  return curve.length > 0 ? curve : rates.subarray(0, Math.max(0, count - 1))
}

function sparkPath(values: Float64Array, steps: number, fromLowest: boolean): string {
  const stride = Math.max(1, (steps - 1) / POINTS)
  const sampled: [share: number, value: number][] = []
  for (let at = 0; at < values.length; at += stride) {
    const value = values[Math.floor(at)] ?? NaN
    if (Number.isFinite(value)) sampled.push([at / Math.max(1, steps - 1), value])
  }
  const all = sampled.map(([, value]) => value)
  const top = Math.max(...all, fromLowest ? -Infinity : Number.MIN_VALUE)
  const bottom = fromLowest ? Math.min(...all) : 0
  const points = sampled.map(([share, value]) => {
    const height = top > bottom ? Math.max(0, value - bottom) / (top - bottom) : 0.5
    return `${(PAD + share * (WIDTH - 2 * PAD)).toFixed(1)} ${(HEIGHT - PAD - height * (HEIGHT - 2 * PAD)).toFixed(1)}`
  })
  return points.length === 0 ? '' : `M${points.join('L')}`
}
