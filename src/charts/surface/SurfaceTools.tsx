import { useState, type ReactNode } from 'react'
import { runLabel } from '../../config/index.ts'
import { useConfig } from '../../store/index.ts'
import { offReason } from './offReasons.ts'
import { formatShort } from '../format.ts'
import { toggleAbove, toggleRelief } from './reliefCommands.ts'
import { usePenalties } from './usePenalty.ts'

interface SurfaceToolsProps {
  /** One button that opens the others: for a picture that they would cover. */
  compact: boolean
  /** Whether units are equal on both axes; absent where the picture is a curve, whose axes have no common unit. */
  equal?: boolean
  onZoom: (factor: number) => void
  onFit: () => void
  onEqual?: (equal: boolean) => void
  onReset: () => void
  /** Further tools. */
  children?: ReactNode
}

const Icon = ({ d }: { d: string }) => (
  <svg viewBox="0 0 16 16" width={16} height={16} aria-hidden="true">
    <path d={d} />
  </svg>
)

interface ToolProps {
  label: string
  onClick: () => void
  pressed?: boolean
  /** Why it does nothing here; a press says so. */
  off?: string
  className?: string
  children: ReactNode
}

const Tool = ({ label, onClick, pressed, off, className, children }: ToolProps) => (
  <button
    type="button"
    className={className}
    aria-label={label}
    title={off ?? label}
    aria-pressed={pressed}
    aria-disabled={off !== undefined || undefined}
    onClick={onClick}
  >
    {children}
  </button>
)

export function SurfaceTools({ compact, equal, onZoom, onFit, onEqual, onReset, children }: SurfaceToolsProps) {
  const [open, setOpen] = useState(false)
  return (
    <div className="surface-tools" role="group" aria-label="View">
      {compact && (
        <button type="button" aria-label="View tools" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon
            d={open ? 'M4 4l8 8M12 4l-8 8' : 'M7 2.8a4.2 4.2 0 1 1 0 8.4a4.2 4.2 0 1 1 0-8.4M10.2 10.2L13.5 13.5'}
          />
        </button>
      )}
      {(open || !compact) && (
        <>
          <Tool label="Zoom in" className="zoom" onClick={() => onZoom(1.5)}>
            <Icon d="M8 3v10M3 8h10" />
          </Tool>
          <Tool label="Zoom out" className="zoom" onClick={() => onZoom(1 / 1.5)}>
            <Icon d="M3 8h10" />
          </Tool>
          <Tool label="Fit the paths (F)" onClick={onFit}>
            <Icon d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />
          </Tool>
          <Tool label="The surface's own view" onClick={onReset}>
            <Icon d="M3.2 6.2A5.2 5.2 0 1 1 3 9.6M3 2.6v3.8h3.8" />
          </Tool>
          {onEqual && (
            <Tool label="1:1, equal axis units" pressed={equal} onClick={() => onEqual(!equal)}>
              <span>1:1</span>
            </Tool>
          )}
          <ReliefTools />
          {children}
          <PenaltyTool />
        </>
      )}
    </div>
  )
}

/** The surface from the side, and back to how the flat picture shows it. */
function ReliefTools() {
  const off = useConfig(({ configuration }) => offReason(configuration, 'relief'))
  const relief = useConfig(({ configuration }) => (off === undefined ? configuration.shown?.relief : undefined))
  return (
    <>
      <Tool label="From the side, in 3D (D)" pressed={relief !== undefined} off={off} onClick={toggleRelief}>
        <span>3D</span>
      </Tool>
      {relief && (
        <Tool label="From above" pressed={relief.elevation === 90} onClick={toggleAbove}>
          <Icon d="M2.5 11.5L8 14L13.5 11.5L8 9ZM8 2v4.6M5.8 4.6L8 6.8L10.2 4.6" />
        </Tool>
      )}
    </>
  )
}

/** Draws the surface with the penalty of coupled weight decay; only offered where a run has one. */
function PenaltyTool() {
  const runs = useConfig(({ configuration }) => configuration.runs)
  const { drawn, next } = usePenalties()
  const shown = drawn ?? next
  if (!shown) return null
  const label = `Penalized objective f + λ/2 |x|², λ = ${formatShort(shown.strength)} of ${runLabel(shown.run, runs)}`
  return (
    <Tool
      label={label}
      pressed={drawn !== undefined}
      onClick={() => useConfig.getState().setPenalized(drawn ? undefined : shown.run.key)}
    >
      <span>+λ</span>
    </Tool>
  )
}
