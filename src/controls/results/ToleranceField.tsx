import { number } from '../../core/parameters.ts'
import { useConfig } from '../../store/index.ts'
import { Icon } from '../Icon.tsx'
import { NumberField } from '../NumberField.tsx'

const TOLERANCE = number(1e-3, 'the value of f that counts as reached', 'f')

/** The value of f that counts as reached, if any does. */
export function ToleranceField() {
  const tolerance = useConfig(({ configuration }) => configuration.shown?.tolerance)
  const { setShown, endGesture } = useConfig.getState()
  if (tolerance === undefined)
    return (
      <button type="button" className="b line" onClick={() => setShown({ tolerance: 1e-3 })}>
        <Icon name="plus" />
        Tolerance
      </button>
    )
  return (
    <div className="fact tolerance" role="group" aria-label="Tolerance">
      <span className="k">Reached where f ≤</span>
      <NumberField
        value={tolerance}
        parameter={TOLERANCE}
        label="Tolerance: f that counts as reached"
        className="short"
        onChange={(value) => setShown({ tolerance: value }, 'tolerance')}
        onDone={endGesture}
        onStep={(direction, fine) => stepped(tolerance, direction, fine)}
      />
      <button
        type="button"
        className="b ghost icon"
        aria-label="No tolerance"
        title="No tolerance"
        onClick={() => setShown({ tolerance: undefined })}
      >
        <Icon name="cross" />
      </button>
    </div>
  )
}

/** To the next decade, or by a tenth; below 0 by a tenth of its size. */
function stepped(value: number, direction: 1 | -1, fine: boolean): number {
  const next = value > 0 && !fine ? value * 10 ** direction : value + (direction * Math.abs(value || 1)) / 10
  return Number(next.toPrecision(6))
}
