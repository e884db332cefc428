import { memo, useMemo, type Ref } from 'react'
import { highlight } from './highlight.ts'

/** Python with numbered lines; the numbers are no part of what is selected. */
export const Script = memo(function Script({ text, element }: { text: string; element: Ref<HTMLPreElement> }) {
  const lines = useMemo(() => text.trimEnd().split('\n').map(highlight), [text])
  return (
    <pre ref={element} className="script" tabIndex={0} role="region" aria-label="Script">
      {lines.map((stretches, i) => (
        <code key={i}>
          {stretches.map(({ text: part, kind }, k) =>
            kind === undefined ? (
              part
            ) : (
              <span key={k} className={kind}>
                {part}
              </span>
            ),
          )}
          {'\n'}
        </code>
      ))}
    </pre>
  )
})
