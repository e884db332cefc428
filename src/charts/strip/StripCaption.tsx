import { useConfig, type Quantity } from '../../store/index.ts'
import { Chooser } from './Chooser.tsx'
import { scaleOf, titleOf } from './quantity.ts'
import { symbolOf, type SymbolPart } from './symbol.ts'

const EFFECTIVE = 'the rate at which plain gradient descent would have taken the same step, along each axis'

const written = ({ text, as }: SymbolPart, index: number) =>
  as === 'math' ? <i key={index}>{text}</i> : as === 'sub' ? <sub key={index}>{text}</sub> : text

interface StripCaptionProps {
  place: number
  quantity: Quantity
  /** What must be said about the axis. */
  remark: string
  enlarged: boolean
  onEnlarge?(this: void): void
}

/** A strip's name, what must be said about it, and its switches: the axis, and the whole row for it alone. */
export function StripCaption({ place, quantity, remark, enlarged, onEnlarge }: StripCaptionProps) {
  const wanted = useConfig(({ configuration }) => scaleOf(configuration.shown?.scales, quantity))
  const title = titleOf(quantity)
  const meaning = quantity === 'effectiveRate' ? EFFECTIVE : undefined
  const toggle = () => {
    const { configuration, setShown } = useConfig.getState()
    setShown({ scales: { ...configuration.shown?.scales, [quantity]: wanted === 'log' ? 'linear' : 'log' } })
  }
  const size = enlarged ? 'Small again (Esc)' : 'Enlarge'
  return (
    <figcaption className="strip-caption">
      <Chooser place={place} quantity={quantity} />
      <span title={meaning}>{symbolOf(quantity).map(written)}</span>
      {enlarged && meaning && <span className="meaning">{meaning}</span>}
      <em title={remark}>{remark}</em>
      <button type="button" onClick={toggle} aria-label={`${title}: ${wanted} axis`} title="Logarithmic or linear axis">
        {wanted}
      </button>
      {onEnlarge && (
        <button type="button" onClick={onEnlarge} aria-label={`${title}: enlarge`} aria-pressed={enlarged} title={size}>
          <svg viewBox="0 0 16 16" width={13} height={13} aria-hidden="true">
            <path d={enlarged ? 'M7 2.5V7H2.5M9 13.5V9h4.5' : 'M9.5 2.5h4V6.5M6.5 13.5h-4V9.5'} />
            <path d={enlarged ? 'M7 7L2 2M9 9l5 5' : 'M13.5 2.5L9 7M2.5 13.5L7 9'} />
          </svg>
        </button>
      )}
    </figcaption>
  )
}
