import { estimateOf, surfaceOf } from '../../../config/index.ts'
import type { RunConfiguration } from '../../../config/types.ts'
import { say, useConfig } from '../../../store/index.ts'
import { Icon } from '../../Icon.tsx'
import { useRunLabel } from '../useRunLabel.ts'
import { ChooseProblem } from './ChooseProblem.tsx'
import '../diagnosis.css'

/** Whether the run estimates its gradients from terms that the surface does not have. */
export const useStranded = (run: RunConfiguration): boolean =>
  useConfig(({ configuration }) => run.estimate !== undefined && surfaceOf(configuration.surface).data === undefined)

/**
 * Why the run waits, and the two ways on. The estimate stays in the experiment meanwhile: back on a problem over data it is in
 * force again.
 */
export function StrandedNote({ run }: { run: RunConfiguration }) {
  const surface = useConfig(({ configuration }) => surfaceOf(configuration.surface).name)
  const label = useRunLabel(run)
  const { setEstimate } = useConfig.getState()
  const name = estimateOf(run.estimate)?.name ?? 'Its estimate'
  const remove = () => {
    setEstimate(run.key, undefined)
    say(`${label}: full gradients`)
  }
  return (
    <div className="diagnosis">
      <p>
        <Icon name="warning" />
        <b>{name} has nothing to draw from.</b> It needs a mean over data, which {surface} is not: the run waits, and
        goes on where there are data again.
      </p>
      <div className="remedy">
        <button type="button" className="b line" onClick={remove}>
          Take full gradients
          <span className="hidden-text">, for {label}</span>
        </button>
        <ChooseProblem />
      </div>
    </div>
  )
}
