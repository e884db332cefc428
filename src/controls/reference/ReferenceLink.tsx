import type { MouseEvent } from 'react'
import { useView } from '../../store/index.ts'
import { addressOf, ENTRIES, type Kind } from './address.ts'

interface Props {
  kind: Kind
  /** Typed equations have no id, and no entry. */
  id: string | undefined
}

/** A small link to a method's entry in the reference; a link like any other, so that it opens in a tab of its own too. */
export function ReferenceLink({ kind, id }: Props) {
  const entry = ENTRIES.find((each) => each.kind === kind && each.id === id)
  if (entry === undefined) return null
  const address = addressOf(entry)
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    useView.getState().set({ reference: address })
  }
  const name = `${entry.method.name} in the reference`
  return (
    <a className="to-reference" href={`?reference=${address}`} aria-label={name} title={name} onClick={open}>
      i
    </a>
  )
}
