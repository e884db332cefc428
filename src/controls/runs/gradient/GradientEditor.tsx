import { clips } from '../../../clips/index.ts'
import type { RunConfiguration } from '../../../config/types.ts'
import { useConfig } from '../../../store/index.ts'
import { ClipCount } from '../ClipCount.tsx'
import { GradientEquations } from '../Equations.tsx'
import { DropoutEditor } from './DropoutEditor.tsx'
import { EstimateEditor } from './EstimateEditor.tsx'
import { EstimateNumbers } from './EstimateNumbers.tsx'
import { NoiseEditor } from './NoiseEditor.tsx'
import { PartEditor } from './PartEditor.tsx'
import { PrecisionEditor } from './PrecisionEditor.tsx'
import './gradient.css'

/**
 * What stands between the surface and the optimizer, in the order in which it acts on a gradient: an estimate in its place, from
 * terms with all features or some, noise on it, rounding, clipping. A row for each.
 */
export function GradientEditor({ run }: { run: RunConfiguration }) {
  const { setClip } = useConfig.getState()
  return (
    <div className="group gradient" role="group" aria-label="Gradient">
      <p className="gradient-title">
        Gradient <i>g</i> that the optimizer is given
      </p>
      <EstimateEditor run={run} />
      <DropoutEditor run={run} />
      <NoiseEditor run={run} />
      <PrecisionEditor run={run} />
      <PartEditor
        kind="clip"
        label="Clipping"
        none="Off"
        methods={clips}
        choice={run.clip}
        onChange={(choice, tag) => setClip(run.key, choice, tag && `${run.key}.clip.${tag}`)}
      />
      <ClipCount runKey={run.key} />
      <GradientEquations run={run} />
      <EstimateNumbers run={run} />
    </div>
  )
}
