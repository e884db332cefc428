import type { Span } from './text.ts'

/** What is drawn: the function, or the penalized one. */
export const F: readonly Span[] = [{ text: 'f', as: 'math' }]
export const PENALIZED: readonly Span[] = [...F, { text: 'λ', as: 'sub' }]
