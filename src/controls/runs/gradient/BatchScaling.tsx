import { batchOf, rateOf } from '../../../config/index.ts'
import type { RunConfiguration } from '../../../config/types.ts'
import { useConfig, useView } from '../../../store/index.ts'
import { Switch } from '../../Switch.tsx'
import { dataSize } from './dataSize.ts'

/** Estimates whose noise is that of B terms, and falls like it. */
const PLAIN = new Set(['miniBatch', 'dataParallel'])

/** Whether batch and rate of the run can be changed in proportion. */
export function scalesTogether(run: RunConfiguration): boolean {
  const batch = batchOf(run)
  const isPlain = batch?.part === 'noise' || PLAIN.has(run.estimate?.id ?? '')
  return batch !== undefined && isPlain && rateOf(run.optimizer, 1) !== undefined
}

/** Sets B of a run; with it the rate, where the two are linked. */
export function changeBatch(run: RunConfiguration, B: number, tag: string): void {
  const { configuration, setBatch } = useConfig.getState()
  const linked = useView.getState().scalesRate === true && scalesTogether(run)
  setBatch(run.key, B, linked && configuration.shown?.oneRate !== true, tag)
}

/** The linear scaling rule as a control: batch and rate by the same factor, in one change. Goyal et al. 2017. */
export function BatchScaling({ run, part }: { run: RunConfiguration; part: 'estimate' | 'noise' }) {
  const linked = useView((view) => view.scalesRate === true)
  const shared = useConfig(({ configuration }) => configuration.shown?.oneRate === true)
  const size = useConfig(({ configuration }) => dataSize(configuration.surface))
  const batch = batchOf(run)
  const most = part === 'estimate' ? size : Infinity
  if (batch?.part !== part || !scalesTogether(run) || most === 0) return null
  const { value: B } = batch
  const by = (factor: number) => {
    useConfig.getState().setBatch(run.key, B * factor, true)
  }
  return (
    <div className="batch-scaling" role="group" aria-label="Linear scaling rule">
      <button
        type="button"
        className="b line"
        aria-label="Half the batch, half the rate: B and η ÷ 2"
        disabled={shared || B % 2 !== 0}
        onClick={() => by(0.5)}
      >
        <span>
          <i>B</i> and <i>η</i> ÷ 2
        </span>
      </button>
      <button
        type="button"
        className="b line"
        aria-label="Twice the batch, twice the rate: B and η × 2"
        disabled={shared || 2 * B > most}
        onClick={() => by(2)}
      >
        <span>
          <i>B</i> and <i>η</i> × 2
        </span>
      </button>
      <Switch
        label="η follows B"
        on={linked && !shared}
        onChange={(on) => useView.getState().set({ scalesRate: on })}
      />
      {shared ? (
        <p>All runs share one rate here: it cannot follow one run’s batch.</p>
      ) : (
        <details className="method">
          <summary>Linear scaling rule</summary>
          <p>
            With batch and rate times the same factor the course per epoch stays about the same, as long as the rate
            stays well below its stable limit. From a tuned rate that lasts up to about the critical batch, σ²/|∇f|².
          </p>
        </details>
      )}
    </div>
  )
}
