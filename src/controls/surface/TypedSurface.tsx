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
  const [read, setRead] = useState(() => readingOf(text))
  const message = useId()
  const { editSurface, endGesture } = useConfig.getState()

  const edit = (next: string) => {
    setText(next)
    setRead(readingOf(next))
    const parsed = parseSurface(next)
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
        data-autofocus
        aria-label="Equations of the surface"
        aria-invalid={read.problems.length > 0}
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
        {read.problems.length > 0 && (
          <>
            {read.problems.map((each) => (
              <DiagnosticText key={each} text={each} bad />
            ))}
            <p className="hint">The last surface that could be read stays in view.</p>
          </>
        )}
        {read.warnings.map((each) => (
          <DiagnosticText key={each} text={each} bad={false} />
        ))}
        {read.problems.length === 0 && (
          <p className="hint">
            Write <code>f(x, y) = …</code>; lines before it may define helpers. Every other name becomes a parameter.
          </p>
        )}
      </div>
      <SurfaceParameters />
    </div>
  )
}

/** What the language says of a text, ready to be shown. */
function readingOf(text: string): { problems: readonly string[]; warnings: readonly string[] } {
  const parsed = parseSurface(text)
  const told = (diagnostics: readonly Diagnostic[]) => diagnostics.map((each) => formatDiagnostic(text, each))
  return parsed.ok ? { problems: [], warnings: told(parsed.warnings) } : { problems: told(parsed.errors), warnings: [] }
}

/** The sentence may wrap; the line with its caret must not. */
function DiagnosticText({ text, bad }: { text: string; bad: boolean }) {
  const [sentence, ...lines] = text.split('\n')
  return (
    <div className={bad ? 'diagnostic bad' : 'diagnostic'}>
      {sentence}
      <pre>{lines.join('\n')}</pre>
    </div>
  )
}
