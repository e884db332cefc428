import { unitWords, type AxisUnit } from '../../charts/axisUnit.ts'
import { useConfig } from '../../store/index.ts'
import { useAxisUnit } from '../live.ts'
import { Segments } from '../Segments.tsx'
import { axesOffered } from './axis.ts'
import { TimeCosts } from './TimeCosts.tsx'
import './fairBy.css'

/** Two are in sight, more are a choice. */
const IN_SIGHT = 2
const NAMES = { steps: 'steps', evaluations: 'gradient evaluations', epochs: 'epochs', time: 'modelled time' }
const COUNTS = {
  plain:
    'Gradient evaluations: every run may ask for the same number of gradients. Values of f and Hessians are not counted, and schedules go on counting steps.',
  sum: `Gradient evaluations: gradients computed, n gradients of single terms counting as one. Epochs: terms drawn, n of them one pass over the data, however many gradients are computed of each. Modelled time: a cost for every term on the slowest worker, and one for every time that workers wait. All runs may spend the same.`,
} as const

/** By which measure runs are compared: what the playhead and every chart's axis count. */
export function FairBy({ short = false }: { short?: boolean }) {
  const unit = useAxisUnit()
  const offered = useConfig(({ configuration }) => axesOffered(configuration).join()).split(',') as AxisUnit[]
  const { setAxis } = useConfig.getState()
  if (offered.length <= IN_SIGHT)
    return (
      <Segments
        label="Fair by"
        options={offered.map((each) => [each, short ? unitWords[each].many : unitWords[each].long] as const)}
        value={unit}
        quiet={short}
        onChoose={setAxis}
        title={COUNTS.plain}
      />
    )
  return (
    <span className={short ? 'fair-by short' : 'fair-by'}>
      <select
        aria-label="Fair by"
        title={COUNTS.sum}
        value={unit}
        onChange={(event) => setAxis(event.target.value as AxisUnit)}
      >
        {offered.map((each) => (
          <option key={each} value={each}>
            {short && each === 'evaluations' ? unitWords[each].many : NAMES[each]}
          </option>
        ))}
      </select>
      {unit === 'time' && <TimeCosts />}
    </span>
  )
}
