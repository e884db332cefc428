import { useMemo } from 'react'
import { useRuns } from '../../store/index.ts'

const WIDTH = 88
const HEIGHT = 18
const PAD = 2
const POINTS = 88
const NONE = new Float64Array()

/** The rate over the whole horizon, drawn small. Its shape, not its size: the axis runs from 0 to the highest rate. */
export function Sparkline({ runKey }: { runKey: string }) {
  const curve = useRuns(({ runs }) => runs.get(runKey)?.samples.curve ?? NONE)
  const path = useMemo(() => sparkPath(curve), [curve])
  return (
    <svg className="spark" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={path} />
    </svg>
  )
}

function sparkPath(curve: Float64Array): string {
  const stride = Math.max(1, (curve.length - 1) / POINTS)
  const sampled: [number, number][] = []
  for (let at = 0; at < curve.length; at += stride) {
    const rate = curve[Math.floor(at)] ?? NaN
    if (Number.isFinite(rate)) sampled.push([at / Math.max(1, curve.length - 1), rate])
  }
  const top = Math.max(...sampled.map(([, rate]) => Math.abs(rate)), Number.MIN_VALUE)
  const points = sampled.map(([share, rate]) => {
    const x = PAD + share * (WIDTH - 2 * PAD)
    const y = HEIGHT - PAD - (Math.max(0, rate) / top) * (HEIGHT - 2 * PAD)
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  })
  return points.length === 0 ? '' : `M${points.join('L')}`
}
