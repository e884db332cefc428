import type { RunConfiguration } from '../../../config/types.ts'
import { dropout } from '../../../core/dropout.ts'
import { dropoutProblem } from '../../../engine/dropout.ts'
import { useConfig } from '../../../store/index.ts'
import { NumberField } from '../../NumberField.tsx'
import { ReferenceLink } from '../../reference/ReferenceLink.tsx'
import { stepFrom } from '../../scale.ts'
import { Slider } from '../../Slider.tsx'

const { p } = dropout.params

/** With which probability a feature of a term is left out; on a surface without features, why none can be. */
export function DropoutEditor({ run }: { run: RunConfiguration }) {
  const problem = useConfig(({ configuration }) => dropoutProblem(configuration.surface))
  const { setDropout, endGesture } = useConfig.getState()
  const rate = run.dropout ?? 0
  const change = (value: number) => setDropout(run.key, value, `${run.key}.dropout`)
  const none = () => {
    change(0)
    endGesture()
  }
  return (
    <>
      <div className="gradient-dropout" title={dropout.summary}>
        <span className="k">Dropout</span>
        {problem === undefined || run.dropout !== undefined ? (
          <>
            <Slider value={rate} track={p} label="dropout" onChange={change} onDone={endGesture} onReset={none} />
            <NumberField
              value={rate}
              parameter={p}
              label="dropout, exact value"
              onChange={change}
              onDone={endGesture}
              onStep={(direction, fine) => stepFrom(p, rate, direction, fine ? 'fine' : 'step')}
            />
          </>
        ) : (
          <span className="gradient-without">{problem}.</span>
        )}
        <ReferenceLink kind="dropout" id="dropout" />
      </div>
      {run.dropout !== undefined && problem === undefined && (
        <p className="gradient-remark">
          The mean gradient is that of another loss, with a penalty that holds the features’ weights back; the surface
          and the loss that is charted stay f. What may be wrong with the run is not diagnosed: the signs for it are
          those of a run that goes down f, and would blame noise for what the other loss wants.
        </p>
      )}
    </>
  )
}
