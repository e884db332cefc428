import { useConfig, useRuns, useView } from '../../store/index.ts'
import { formatNumber } from '../format.ts'
import { shownRuns } from '../shownRuns.ts'
import { symbolText } from '../symbolText.ts'
import { secondTracks, valueAt } from '../track.ts'
import type { Frame } from './geometry.ts'
import { useReader } from './useReader.ts'
import { useSurfaceNow } from './useSurfaceNow.ts'

interface SecondReadoutProps {
  frame: Frame
  containerHeight: number
  /** Above a caption that stands in its place. */
  raised: boolean
}

/** Of the run under the pointer, at the playhead: the point of each path that it shows beside its own, and f there. */
export function SecondReadout(props: SecondReadoutProps) {
  const hovered = useView((view) => view.hoverRun)
  return hovered === undefined ? null : <Reading {...props} hovered={hovered} />
}

function Reading({ frame, containerHeight, raised, hovered }: SecondReadoutProps & { hovered: string }) {
  const configuration = useConfig((state) => state.configuration)
  const state = useRuns()
  const playhead = useView((view) => view.playhead)
  const shown = shownRuns(configuration, state, { ...useView.getState(), playhead })
  const run = shown.find(({ key }) => key === hovered)
  const seconds = run ? secondTracks(run.record.samples) : []
  const read = useReader(useSurfaceNow(), undefined, seconds.length > 0)
  if (!run || seconds.length === 0) return null
  const style = {
    left: frame.left + 10,
    bottom: containerHeight - frame.top - frame.height + (raised ? 112 : 46),
  }
  return (
    <dl className="surface-reading" style={style}>
      {seconds.map(({ name, track }) => {
        const x = valueAt(track, run.step)
        const y = valueAt({ ...track, offset: track.offset + 1 }, run.step)
        const f = read?.(x, y).f
        return (
          <div key={name}>
            <dt>
              <i>{symbolText(name)}</i>
            </dt>
            <dd className="wider">{`(${formatNumber(x)}, ${formatNumber(y)})`}</dd>
            {f !== undefined && (
              <>
                <dt>
                  <i>f</i>
                </dt>
                <dd className="wide">{formatNumber(f)}</dd>
              </>
            )}
          </div>
        )
      })}
    </dl>
  )
}
