import { estimateOf, surfaceOf } from '../../../config/index.ts'
import type { RunConfiguration, SurfaceChoice } from '../../../config/types.ts'
import { dropoutProblem } from '../../../engine/dropout.ts'
import { say, useConfig } from '../../../store/index.ts'
import { Icon } from '../../Icon.tsx'
import { useRunLabel } from '../useRunLabel.ts'
import { ChooseProblem } from './ChooseProblem.tsx'
import '../diagnosis.css'

/** What the run takes from terms that the surface does not have: an estimate from some of them, or some of their features. */
function lackOf({ estimate, dropout }: RunConfiguration, surface: SurfaceChoice): 'terms' | 'features' | undefined {
  if (estimate !== undefined && surfaceOf(surface).data === undefined) return 'terms'
  return dropout !== undefined && dropoutProblem(surface) !== undefined ? 'features' : undefined
}

const useLack = (run: RunConfiguration) => useConfig(({ configuration }) => lackOf(run, configuration.surface))

/** Whether the run waits for a surface with terms, or with features. */
export const useStranded = (run: RunConfiguration): boolean => useLack(run) !== undefined

/**
 * Why the run waits, and the two ways on. Estimate and dropout stay in the experiment meanwhile: back on a problem over data they
 * are in force again.
 */
export function StrandedNote({ run }: { run: RunConfiguration }) {
  const surface = useConfig(({ configuration }) => surfaceOf(configuration.surface).name)
  const lack = useLack(run)
  const label = useRunLabel(run)
  const { setEstimate, setDropout, endGesture } = useConfig.getState()
  const remove = () => {
    const tag = `${run.key}.stranded`
    if (lack === 'terms') setEstimate(run.key, undefined, tag)
    setDropout(run.key, 0, tag)
    endGesture()
    say(lack === 'terms' ? `${label}: full gradients` : `${label}: no dropout`)
  }
  return (
    <div className="diagnosis">
      <p>
        <Icon name="warning" />
        {lack === 'terms' ? (
          <>
            <b>{estimateOf(run.estimate)?.name ?? 'Its estimate'} has nothing to draw from.</b> It needs a mean over
            data, which {surface} is not: the run waits, and goes on where there are data again.
          </>
        ) : (
          <>
            <b>Dropout has nothing to leave out.</b> It needs terms with features, which {surface} has not: the run
            waits, and goes on where there are features again.
          </>
        )}
      </p>
      <div className="remedy">
        <button type="button" className="b line" onClick={remove}>
          {lack === 'terms' ? 'Take full gradients' : 'Leave nothing out'}
          <span className="hidden-text">, for {label}</span>
        </button>
        <ChooseProblem />
      </div>
    </div>
  )
}
