import type { MouseEvent, ReactNode } from 'react'
import { useView } from '../../store/index.ts'
import { addressOf, ENTRIES, parameterAddress, type Entry, type Kind } from './address.ts'

interface Props {
  kind: Kind
  /** Typed equations have no id, and no entry. */
  id: string | undefined
}

/** A small link to a method's entry in the reference; a link like any other, so that it opens in a tab of its own too. */
export function ReferenceLink({ kind, id }: Props) {
  const entry = entryOf(kind, id)
  if (entry === undefined) return null
  const address = addressOf(entry)
  const name = `${entry.method.name} in the reference`
  return (
    <a className="to-reference" href={`?reference=${address}`} aria-label={name} title={name} onClick={openOn(address)}>
      i
    </a>
  )
}

interface ParameterLinkProps extends Props {
  parameter: string
  /** What the link is called, where its content is no text. */
  name?: string
  children: ReactNode
}

/**
 * What a parameter is called, as a link to its row in the reference. Not a stop for the tab key, which would double the way
 * through the controls: the method's own link leads to the same page.
 */
export function ParameterLink({ kind, id, parameter, name, children }: ParameterLinkProps) {
  const entry = entryOf(kind, id)
  if (entry === undefined || !Object.hasOwn(entry.method.params, parameter)) return children
  const address = parameterAddress(entry, parameter)
  return (
    <a className="parameter-link" tabIndex={-1} href={`?reference=${address}`} title={name} onClick={openOn(address)}>
      {children}
    </a>
  )
}

const entryOf = (kind: Kind, id: string | undefined): Entry | undefined =>
  ENTRIES.find((each) => each.kind === kind && each.id === id)

const openOn = (address: string) => (event: MouseEvent) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  useView.getState().set({ reference: address })
}
