import { unitWords, type AxisUnit } from '../../charts/axisUnit.ts'
import { useAxisUnit } from '../live.ts'
import { Segments } from '../Segments.tsx'
import { setAxisUnit } from './axis.ts'

/** By which measure runs are compared: what the playhead and every chart's axis count. */
export function FairBy({ short = false }: { short?: boolean }) {
  const unit = useAxisUnit()
  const name = (each: AxisUnit) => [each, short ? unitWords[each].many : unitWords[each].long] as const
  return (
    <Segments
      label="Fair by"
      options={[name('steps'), name('evaluations')]}
      value={unit}
      quiet={short}
      onChoose={setAxisUnit}
      title="Gradient evaluations: every run may ask for the same number of gradients. Values of f and Hessians are not counted, and schedules go on counting steps."
    />
  )
}
