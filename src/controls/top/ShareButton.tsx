import { Icon } from '../Icon.tsx'
import type { Share } from './useShare.ts'

const selectAll = (field: HTMLInputElement | null) => {
  field?.focus()
  field?.select()
}

/** Copies the link that restores the experiment as it stands; where copying is not allowed, offers it selected. */
export function ShareButton({ share }: { share: Share }) {
  const { copied, offered, copy, dismiss } = share

  return (
    <div className="share">
      <button type="button" className="b ghost" title="Copy a link to this experiment (C)" onClick={copy}>
        <Icon name={copied ? 'check' : 'share'} />
        <span className="word">{copied ? 'Copied' : 'Share'}</span>
      </button>
      <span className="hidden-text" role="status">
        {copied ? 'Link copied' : ''}
      </span>
      {offered !== undefined && (
        <div className="offered" role="dialog" aria-label="Link to this experiment">
          <label>
            Copy this link:
            <input
              ref={selectAll}
              className="num"
              readOnly
              value={offered}
              onKeyDown={(event) => event.key === 'Escape' && dismiss()}
            />
          </label>
          <button type="button" className="b ghost icon" aria-label="Close" onClick={dismiss}>
            <Icon name="cross" />
          </button>
        </div>
      )}
    </div>
  )
}
