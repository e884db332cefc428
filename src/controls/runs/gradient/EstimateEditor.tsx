import { surfaceOf } from '../../../config/index.ts'
import type { RunConfiguration } from '../../../config/types.ts'
import { estimates } from '../../../estimates/index.ts'
import { useConfig } from '../../../store/index.ts'
import { Segments } from '../../Segments.tsx'
import { BatchScaling, changeBatch } from './BatchScaling.tsx'
import { ChooseProblem } from './ChooseProblem.tsx'
import { chooseEstimate } from './chooseEstimate.ts'
import { dataSize } from './dataSize.ts'
import { EstimateFacts } from './EstimateFacts.tsx'
import { PartEditor } from './PartEditor.tsx'

/** From which terms of a sum the gradient is estimated; on a surface that is no sum, why there is nothing to choose. */
export function EstimateEditor({ run }: { run: RunConfiguration }) {
  const surface = useConfig(({ configuration }) => configuration.surface)
  const { setEstimate } = useConfig.getState()
  if (surfaceOf(surface).data === undefined && run.estimate === undefined)
    return (
      <div className="gradient-absent">
        <span>{surfaceOf(surface).name} is no mean of terms: there is nothing to draw a batch from.</span>
        <ChooseProblem />
      </div>
    )
  return (
    <PartEditor
      kind="estimate"
      label="Estimate"
      none="Full batch"
      methods={estimates}
      choice={run.estimate}
      onChange={(choice, tag) =>
        tag === 'B'
          ? changeBatch(run, Number(choice?.params.B), `${run.key}.estimate.B`)
          : tag === undefined
            ? chooseEstimate(run.key, choice)
            : setEstimate(run.key, choice, `${run.key}.estimate.${tag}`)
      }
      after={
        <>
          <BatchScaling run={run} part="estimate" />
          <EstimateFacts run={run} />
        </>
      }
    >
      <QuickBatches run={run} />
    </PartEditor>
  )
}

const SIZES = [1, 8, 32]

/** All terms, a single one, a few: one press each. Of another estimate than a plain batch they say nothing. */
function QuickBatches({ run }: { run: RunConfiguration }) {
  const size = useConfig(({ configuration }) => dataSize(configuration.surface))
  const { setEstimate, endGesture } = useConfig.getState()
  const { id, params = {} } = run.estimate ?? {}
  if (size === 0 || (id !== undefined && id !== 'miniBatch')) return null
  const B = id === undefined ? 'all' : String(params.B ?? estimates.miniBatch?.params.B?.default)
  const sizes = SIZES.filter((each) => each < size)
  return (
    <div className="gradient-choice">
      <span className="k">Terms</span>
      <Segments
        label="Terms in a batch"
        title="How many terms the gradient of an update is the mean of"
        options={[['all', `All ${size}`], ...sizes.map((each) => [String(each), String(each)] as const)]}
        value={B}
        onChoose={(chosen) => {
          setEstimate(
            run.key,
            chosen === 'all' ? undefined : { id: 'miniBatch', params: { ...params, B: Number(chosen) } },
          )
          endGesture()
        }}
      />
    </div>
  )
}
