import { surfaceOf } from '../../config/index.ts'
import type { RunConfiguration } from '../../config/types.ts'
import { useConfig } from '../../store/index.ts'
import { Segments } from '../Segments.tsx'
import './gradient/gradient.css'

const ABOUT =
  'An epoch is a pass over the data: as many gradients of terms as there are terms. A rate then stays what it is through a pass, as with a PyTorch scheduler that is stepped once an epoch.'

/** What the run's schedules count; on a surface without data, where a pass is an update, there is no choice. */
export function ClockChoice({ run }: { run: RunConfiguration }) {
  const hasData = useConfig(({ configuration }) => surfaceOf(configuration.surface).data !== undefined)
  const { setClock } = useConfig.getState()
  if (!hasData && run.clock === undefined) return null
  return (
    <div className="clock-choice" title={ABOUT}>
      <span className="k">Schedules count</span>
      <Segments
        label="What the schedules count"
        options={[
          ['updates', 'updates'],
          ['epochs', 'epochs'],
        ]}
        value={run.clock ?? 'updates'}
        onChoose={(clock) => setClock(run.key, clock === 'epochs' ? clock : undefined)}
      />
    </div>
  )
}
