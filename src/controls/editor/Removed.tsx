import { Icon } from '../Icon.tsx'
import { counts, type LineChange } from './diff.ts'

interface Props {
  /** From the parent's lines to those in the field. */
  changes: readonly LineChange[]
  parent: string
  onRestore(line: LineChange): void
}

/** The lines of the parent that the text no longer has, struck out, each with a way back. */
export function Removed({ changes, parent, onRestore }: Props) {
  const removed = changes.filter((line) => line.kind === 'removed' && counts(line))
  if (removed.length === 0) return null
  return (
    <ul className="removed" aria-label={`Lines of ${parent} that are not here`}>
      {removed.map((line) => (
        <li key={line.before}>
          <i aria-hidden="true">−</i>
          <del>{line.text}</del>
          <button
            type="button"
            className="b ghost icon"
            aria-label={`Put back: ${line.text}`}
            title="Put this line back"
            onClick={() => onRestore(line)}
          >
            <Icon name="revert" />
          </button>
        </li>
      ))}
    </ul>
  )
}
