/** The JSON forms of a link's terms. */
import { quote, type Report } from '../notices.ts'
import { RESERVED } from '../parseMethod.ts'
import { TYPED, type Part, type Term } from './terms.ts'

/** A term, where only a term makes sense. */
export function termOf(part: Part, where: string, report: Report): Term {
  if ('term' in part) return part.term
  report(where, `${quote(`:${part.text}`)} is not understood`)
  return { name: part.key, params: [], of: [] }
}

/** A term as `{id, ...parameters}`, or `{equations, ...parameters}`. */
export function methodForm(term: Term, where: string, report: Report): Record<string, unknown> {
  for (const other of term.of) report(where, `${quote(other.name)} is not understood`)
  return withParameters(term, where, report)
}

/** A wrapper holds one optimizer. */
export function optimizerForm(term: Term, where: string, report: Report): Record<string, unknown> {
  const [held, ...others] = term.of
  for (const other of others) report(where, `${quote(other.name)} is not understood`)
  const form = withParameters(term, where, report)
  return held === undefined ? form : { ...form, of: optimizerForm(held, where, report) }
}

export function scheduleForm(term: Term, where: string, report: Report): Record<string, unknown> {
  if (term.name === TYPED) return methodForm(term, where, report)
  const form = withParameters(term, where, report)
  return term.of.length === 0 ? form : { ...form, of: term.of.map((held) => scheduleForm(held, where, report)) }
}

function withParameters({ name, equations, params }: Term, where: string, report: Report): Record<string, unknown> {
  const usable = params.filter(([key]) => !RESERVED.includes(key))
  const from = name === TYPED ? params.find(([key]) => key === 'from')?.[1] : undefined
  if (usable.length + (from === undefined ? 0 : 1) < params.length)
    report(where, `no parameter can be called ${RESERVED.join(', ')}`)
  const method = name === TYPED ? { equations: equations ?? '', ...(from !== undefined && { from }) } : { id: name }
  return { ...Object.fromEntries(usable), ...method }
}
