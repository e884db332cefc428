import { useId, useState } from 'react'
import { surfaceOf } from '../../config/index.ts'
import { formatDiagnostic, parseSurface, type Diagnostic } from '../../language/index.ts'
import { useConfig } from '../../store/index.ts'
import { equationsText } from '../equationsText.ts'
import { surfaceValues } from './Formula.tsx'
import { SurfaceParameters } from './SurfaceParameters.tsx'

/**
 * The surface as text. What parses is drawn at once; while it does not, the message says where and why, and the
 * last surface that did stays.
 */
export function TypedSurface() {
  const choice = useConfig(({ configuration }) => configuration.surface)
  const [text, setText] = useState(() => equationsText(surfaceOf(choice), choice))
  const [problem, setProblem] = useState<string>()
  const [warning, setWarning] = useState<string>()
  const message = useId()
  const { editSurface, endGesture } = useConfig.getState()

  const edit = (next: string) => {
    setText(next)
    const parsed = parseSurface(next)
    setProblem(parsed.ok ? undefined : told(next, parsed.errors))
    setWarning(parsed.ok ? told(next, parsed.warnings) : undefined)
    if (!parsed.ok) return
    // Defaults of a built-in surface are values of the typed one: the picture does not jump.
    const values = surfaceValues(useConfig.getState().configuration.surface, 1)
    const kept = Object.entries(values).filter(([name]) => parsed.program.parameters.includes(name))
    editSurface({ equations: next, params: Object.fromEntries(kept) }, 'surface.equations')
  }
  return (
    <div className="typed">
      <textarea
        className="equations"
        aria-label="Equations of the surface"
        aria-invalid={problem !== undefined}
        aria-describedby={message}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        rows={Math.min(10, Math.max(4, text.split('\n').length + 1))}
        value={text}
        onChange={(event) => edit(event.target.value)}
        onBlur={endGesture}
      />
      <div id={message} aria-live="polite">
        {problem !== undefined && (
          <>
            <pre className="diagnostic bad">{problem}</pre>
            <p className="hint">The last surface that could be read stays in view.</p>
          </>
        )}
        {warning !== undefined && <pre className="diagnostic">{warning}</pre>}
        {problem === undefined && (
          <p className="hint">
            Write <code>f(x, y) = …</code>; lines before it may define helpers. Every other name becomes a parameter.
          </p>
        )}
      </div>
      <SurfaceParameters />
    </div>
  )
}

function told(text: string, diagnostics: readonly Diagnostic[]): string | undefined {
  if (diagnostics.length === 0) return undefined
  return diagnostics.map((each) => formatDiagnostic(text, each)).join('\n\n')
}
