import { greekLetters } from './names.ts'
import type { Diagnostic, Span } from './types.ts'

/** More than these nobody reads. */
export const MOST_DIAGNOSTICS = 20

/** Stops the reading of one line; caught where lines are read. */
export class SyntaxProblem extends Error {
  readonly diagnostic: Diagnostic
  constructor(message: string, span: Span, suggestion?: string) {
    super(message)
    this.diagnostic = error(message, span, suggestion)
  }
}

const diagnostic = (severity: Diagnostic['severity'], message: string, span: Span, suggestion?: string): Diagnostic =>
  suggestion === undefined ? { severity, message, span } : { severity, message, span, suggestion }

export const error = (message: string, span: Span, suggestion?: string): Diagnostic =>
  diagnostic('error', message, span, suggestion)

export const warning = (message: string, span: Span, suggestion?: string): Diagnostic =>
  diagnostic('warning', message, span, suggestion)

/** From the start of one span to the end of another; a span over several lines ends with its first line's text. */
export const spanOver = (first: Span, last: Span): Span => ({
  line: first.line,
  column: first.column,
  length: first.line === last.line ? last.column + last.length - first.column : first.length,
})

/** The message, the line it is about, a caret under the place, and what was probably meant. */
export function formatDiagnostic(text: string, { message, span, suggestion }: Diagnostic): string {
  const line = (text.split(/\r\n|\r|\n/)[span.line - 1] ?? '').replaceAll('\t', ' ')
  const number = String(span.line)
  const gutter = ' '.repeat(number.length)
  const carets = '^'.repeat(Math.max(1, Math.min(span.length, line.length - span.column + 2)))
  return [
    `line ${span.line}, column ${span.column}: ${message}`,
    `${number} | ${line}`,
    `${gutter} | ${' '.repeat(span.column - 1)}${carets}`,
    ...(suggestion === undefined ? [] : [`${gutter} = write: ${suggestion}`]),
  ].join('\n')
}

/** One insertion, deletion, replacement or swap of neighbours apart. */
function isOneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++
  const restA = a.slice(start)
  const restB = b.slice(start)
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true
  return restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}

const withoutDigits = (name: string) => name.replace(/[\d_]+/g, '')

/**
 * The known name that `name` was probably meant to be. Short names count only if their case differs;
 * names that differ only in digits (`beta1`, `beta2`) are different on purpose, and a Greek letter (`beta`, which is
 * nearly `eta`) is meant.
 */
export function nearMiss(name: string, known: Iterable<string>): string | undefined {
  if (greekLetters.has(name.replace(/[\d_].*$/, ''))) return undefined
  for (const candidate of known) {
    if (candidate === name) continue
    if (candidate.toLowerCase() === name.toLowerCase()) return candidate
    if (name.length < 3 || candidate.length < 3) continue
    if (withoutDigits(name) === withoutDigits(candidate) && /\d/.test(name + candidate)) continue
    if (isOneEditApart(name, candidate)) return candidate
  }
  return undefined
}
