import { EstimateReadout } from '../../../charts/estimate/EstimateReadout.tsx'
import { toggleOverlay } from '../../../charts/surface/overlays/toggle.ts'
import type { RunConfiguration } from '../../../config/types.ts'
import { useConfig } from '../../../store/index.ts'
import { Switch } from '../../Switch.tsx'

/** What the run's estimate comes to at the playhead, and whether it is drawn there. */
export function EstimateNumbers({ run }: { run: RunConfiguration }) {
  const isDrawn = useConfig(({ configuration }) => configuration.shown?.overlays?.includes('estimate') === true)
  return (
    <EstimateReadout run={run} onlooker="editor">
      <Switch
        label="On the surface"
        title="Draws −g, −∇f and the scatter of batches at the playhead"
        on={isDrawn}
        onChange={() => toggleOverlay('estimate')}
      />
    </EstimateReadout>
  )
}
