import { useCallback, useRef } from 'react'
import { Icon } from '../Icon.tsx'
import { CopyButton } from './CopyButton.tsx'

/** The link, to copy by the button or by hand, and to hand to other programs where the system offers that. */
export function LinkField({ link, text }: { link: string; text: string }) {
  const field = useRef<HTMLInputElement>(null)
  const select = useCallback(() => field.current?.select(), [])
  const place = useCallback((input: HTMLInputElement | null) => {
    field.current = input
    // The dialog begins here, not at its first button.
    input?.setAttribute('autofocus', '')
  }, [])
  const pass = async () => {
    try {
      await navigator.share({ title: 'Thalweg', text, url: link })
    } catch {
      // The person thought better of it.
    }
  }
  return (
    <div className="link-field">
      <label>
        <span className="k">Link</span>
        <input ref={place} className="search" readOnly value={link} onFocus={select} />
      </label>
      <CopyButton text={link} what="link" onRefused={select} />
      {'share' in navigator && (
        <button type="button" className="b line" onClick={() => void pass()}>
          <Icon name="share" />
          Send
        </button>
      )}
    </div>
  )
}
