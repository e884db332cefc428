import { useCallback, useEffect } from 'react'
import { Icon } from '../Icon.tsx'
import { useShare } from '../top/useShare.ts'

/** Copies a text and says whether it could. */
export function CopyButton({ text, what, onRefused }: { text: string; what: string; onRefused(): void }) {
  const { copied, offered, copy } = useShare(useCallback(() => text, [text]))
  const refused = offered !== undefined
  useEffect(() => {
    if (refused) onRefused()
  }, [refused, onRefused])
  return (
    <>
      <button type="button" className="b line" aria-label={`Copy the ${what}`} onClick={copy}>
        <Icon name={copied ? 'check' : 'copy'} />
        {copied ? 'Copied' : 'Copy'}
      </button>
      <span className={refused ? 'refused' : 'hidden-text'} role="status">
        {copied ? `The ${what} is copied.` : refused ? `Not allowed here: the ${what} is selected.` : ''}
      </span>
    </>
  )
}
