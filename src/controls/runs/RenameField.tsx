import { useEffect, useRef } from 'react'
import { CONFIGURATION_LIMITS } from '../../config/index.ts'
import type { RunConfiguration } from '../../config/types.ts'
import { useConfig } from '../../store/index.ts'
import { useRunLabel } from './useRunLabel.ts'

/** The run's name as a field: Enter keeps it, Escape does not, empty is the method's own name. */
export function RenameField({ run, onDone }: { run: RunConfiguration; onDone(): void }) {
  const name = useRunLabel(run)
  const { renameRun, endGesture } = useConfig.getState()
  const field = useRef<HTMLInputElement>(null)
  const cancelled = useRef(false)
  useEffect(() => field.current?.select(), [])
  const finish = () => {
    const text = field.current?.value.trim() ?? ''
    if (!cancelled.current && text !== name) {
      renameRun(run.key, text)
      endGesture()
    }
    onDone()
  }
  return (
    <input
      ref={field}
      className="num rename"
      aria-label={`Name of ${name}`}
      defaultValue={name}
      maxLength={CONFIGURATION_LIMITS.label}
      autoFocus
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancelled.current = true
        if (event.key === 'Escape' || event.key === 'Enter') field.current?.blur()
      }}
    />
  )
}
