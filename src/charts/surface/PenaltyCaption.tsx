import { decaysApart, runLabel, type Penalty } from '../../config/index.ts'
import { useConfig } from '../../store/index.ts'
import type { RunConfiguration } from '../../config/types.ts'
import { formatShort } from '../format.ts'
import type { Frame } from './geometry.ts'
import type { Box } from './labels.ts'
import { usePenalties } from './usePenalty.ts'

/** Above the read-out of the pointer, which is in the corner; in a small picture, which has no room to spare, in its place. */
const bottomOf = (compact: boolean) => (compact ? 10 : 46)

interface PenaltyCaptionProps {
  frame: Frame
  containerHeight: number
  /** In few words, for a picture that it would cover. */
  compact: boolean
}

/** Says that the penalized objective is drawn, whose it is, and whose not. */
export function PenaltyCaption({ frame, containerHeight, compact }: PenaltyCaptionProps) {
  const { offered, drawn } = usePenalties()
  const runs = useConfig(({ configuration }) => configuration.runs)
  const steps = useConfig(({ configuration }) => configuration.steps)
  if (!drawn) return null
  const apart = runs.filter((run) => !run.hidden && decaysApart(run, steps)).map((run) => runLabel(run, runs))
  const alike = offered.filter(({ strength }) => strength === drawn.strength)
  const isAsked = !compact && alike.length < offered.length
  const style = {
    left: frame.left + 10,
    bottom: containerHeight - frame.top - frame.height + bottomOf(compact),
    maxWidth: frame.width - 20,
  }
  return (
    <div className="surface-notice" role="status" style={style}>
      <div>
        <PenalizedSymbol /> = <i>f</i> + <i>λ</i>/2 ‖<i>x</i>‖², <i>λ</i>
        {isAsked ? <RunChoice offered={offered} drawn={drawn} /> : ` = ${inWords(drawn.strength, alike, runs)}`}
      </div>
      <div>
        Charts show <i>f</i>.
        {apart.length > 0 &&
          (compact ? ` Not ${apart.join(', ')}’s.` : ` Decoupled decay has no such objective: ${apart.join(', ')}.`)}
      </div>
    </div>
  )
}

/** What it covers: keeps labels off it. */
export const penaltyBox = ({ left, top, width, height }: Frame, compact: boolean): Box => ({
  x: left,
  y: top + height - bottomOf(compact) - 54,
  width: Math.min(400, width - 50),
  height: 54,
})

export const inWords = (strength: number, of: readonly Penalty[], runs: readonly RunConfiguration[]) =>
  `${formatShort(strength)} (${of.map(({ run }) => runLabel(run, runs)).join(', ')})`

export const PenalizedSymbol = () => (
  <>
    <i>f</i>
    <sub>λ</sub>
  </>
)

/** The run whose objective it is, where several have different ones. */
function RunChoice({ offered, drawn }: { offered: readonly Penalty[]; drawn: Penalty }) {
  const runs = useConfig(({ configuration }) => configuration.runs)
  const { setPenalized } = useConfig.getState()
  return (
    <select
      aria-label="Run whose penalized objective is drawn"
      value={drawn.run.key}
      onChange={(event) => setPenalized(event.target.value)}
    >
      {offered.map((penalty) => (
        <option key={penalty.run.key} value={penalty.run.key}>
          {inWords(penalty.strength, [penalty], runs)}
        </option>
      ))}
    </select>
  )
}
