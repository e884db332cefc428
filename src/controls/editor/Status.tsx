import { Icon } from '../Icon.tsx'
import { linesOf } from './reading.ts'
import type { Editing } from './useEditing.ts'

/** Whether what is typed is what runs; if not, what does. */
export function Status({ editing }: { editing: Editing }) {
  const { reading, inForce } = editing
  const errors = reading.errors.length
  if (errors === 0) {
    return (
      <p className="edstatus" role="status">
        <span className="chip good">
          <Icon name="check" />
          In force
        </span>
        <span>What is typed here is what runs.</span>
      </p>
    )
  }
  return (
    <p className="edstatus" role="status">
      <span className="chip bad">
        <Icon name="cross" />
        {errors === 1 ? '1 error' : `${errors} errors`}
      </span>
      <span>{inForce.program ? whatRuns(editing) : 'Nothing runs until the text can be read.'}</span>
    </p>
  )
}

function whatRuns({ target, reading, inForce, choice, parent }: Editing): string {
  const what = target.kind === 'surface' ? 'The picture keeps' : 'The race keeps'
  if (choice.id !== undefined && parent) return `${what} ${parent.name}.`
  const [typed, kept] = [linesOf(reading.text), linesOf(inForce.text)]
  const stands = kept.length < typed.length && kept.every((line, index) => line === typed[index])
  const lines = kept.length === 1 ? 'line 1' : `lines 1 to ${kept.length}`
  return `${what} the last valid rule${stands ? `, ${lines}` : ''}.`
}
