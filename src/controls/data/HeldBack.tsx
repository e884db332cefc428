import { withHeldBack } from '../../config/data.ts'
import type { SurfaceChoice } from '../../config/types.ts'
import { MOST_HELD_BACK } from '../../core/data.ts'
import { number } from '../../core/parameters.ts'
import { columnsOf, heldBackRows } from '../../engine/data.ts'
import { formatStep } from '../../charts/format.ts'
import { useConfig } from '../../store/index.ts'
import { NumberField } from '../NumberField.tsx'
import { stepFrom } from '../scale.ts'
import { Slider } from '../Slider.tsx'
import './heldBack.css'

const SHARE = number(0, 'share of the rows held back from training', 'p', {
  min: 0,
  max: MOST_HELD_BACK,
  valid: { min: 0, max: MOST_HELD_BACK },
})

/** How many rows there are, and how many of them are held back; undefined where the data cannot be had, which the surface says. */
function countsOf(choice: SurfaceChoice): { rows: number; held: number } | undefined {
  try {
    const [column] = Object.values(columnsOf(choice) ?? {})
    return column && { rows: column.length, held: heldBackRows(choice).length }
  } catch {
    return undefined
  }
}

/** How much of the data is held back from training, to judge by. */
export function HeldBack() {
  const choice = useConfig(({ configuration }) => configuration.surface)
  const { editSurface, endGesture } = useConfig.getState()
  const share = choice.data?.validation ?? 0
  const counts = countsOf(choice)
  const change = (value: number) => editSurface(withHeldBack(choice, value), 'surface.validation')
  return (
    <section className="held-back" aria-label="What is held back for validation">
      <p className="held-back-name">Held back for validation</p>
      <div className="held-back-row">
        <Slider
          value={share}
          track={SHARE}
          label="share held back"
          onChange={change}
          onDone={endGesture}
          onReset={() => {
            change(0)
            endGesture()
          }}
        />
        <NumberField
          value={share}
          parameter={SHARE}
          label="share held back, exact value"
          onChange={change}
          onDone={endGesture}
          onStep={(direction, fine) => stepFrom(SHARE, share, direction, fine ? 'fine' : 'step')}
        />
      </div>
      {counts && <p className="held-back-note">{heldBackWords(counts)}</p>}
    </section>
  )
}

/** What the share makes of the rows that there are. */
function heldBackWords({ rows, held }: { rows: number; held: number }): string {
  if (held === 0) return `All ${formatStep(rows)} rows are trained on.`
  const training = rows - held
  return `${formatStep(training)} of ${formatStep(rows)} rows are trained on: surface and gradients are theirs. The loss over the other ${formatStep(held)}, chosen by the data’s seed, is charted beside theirs.`
}
