import { optimizerOf } from '../../config/index.ts'
import type { MethodChoice } from '../../config/types.ts'
import { equationsText } from '../equationsText.ts'

/** The method's own lines: what is written here is what runs. */
export function Equations({ choice }: { choice: MethodChoice }) {
  const optimizer = optimizerOf(choice)
  return (
    <details className="method">
      <summary>Equations in use</summary>
      <pre className="equations">{equationsText(optimizer, choice)}</pre>
      {optimizer.summary && <p>{optimizer.summary}</p>}
      {optimizer.notes?.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {optimizer.reference && <p className="reference">{optimizer.reference}</p>}
    </details>
  )
}
