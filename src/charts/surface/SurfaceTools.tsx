import type { ReactNode } from 'react'

interface SurfaceToolsProps {
  equal: boolean
  onZoom: (factor: number) => void
  onFit: () => void
  onEqual: (equal: boolean) => void
  onReset: () => void
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
  children: ReactNode
}

const Tool = ({ label, onClick, pressed, children }: ToolProps) => (
  <button type="button" aria-label={label} title={label} aria-pressed={pressed} onClick={onClick}>
    {children}
  </button>
)

export const SurfaceTools = ({ equal, onZoom, onFit, onEqual, onReset }: SurfaceToolsProps) => (
  <div className="surface-tools" role="group" aria-label="View">
    <Tool label="Zoom in" onClick={() => onZoom(1.5)}>
      <Icon d="M8 3v10M3 8h10" />
    </Tool>
    <Tool label="Zoom out" onClick={() => onZoom(1 / 1.5)}>
      <Icon d="M3 8h10" />
    </Tool>
    <Tool label="Fit the paths (F)" onClick={onFit}>
      <Icon d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />
    </Tool>
    <Tool label="The surface's own view" onClick={onReset}>
      <Icon d="M3.2 6.2A5.2 5.2 0 1 1 3 9.6M3 2.6v3.8h3.8" />
    </Tool>
    <Tool label="Equal axis units" pressed={equal} onClick={() => onEqual(!equal)}>
      <span>1:1</span>
    </Tool>
  </div>
)
