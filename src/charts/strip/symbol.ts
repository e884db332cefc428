import type { Quantity } from '../../store/index.ts'

/** A stretch of a formula: upright, or a symbol, or one below the line. */
export interface SymbolPart {
  text: string
  as?: 'math' | 'sub'
}

const math = (text: string): SymbolPart => ({ text, as: 'math' })
const sub = (text: string): SymbolPart => ({ text, as: 'sub' })
const plain = (text: string): SymbolPart => ({ text })

const SYMBOLS: Readonly<Partial<Record<Quantity, readonly SymbolPart[]>>> = {
  loss: [math('f'), plain('('), math('x'), sub('t'), plain(')')],
  rate: [math('η'), sub('t')],
  gradientNorm: [plain('‖∇'), math('f'), plain('('), math('x'), sub('t'), plain(')‖')],
  lossScale: [math('S'), sub('t')],
  effectiveRate: [plain('−Δ'), math('x'), sub('i'), plain('/∂'), sub('i'), math('f')],
}

/** What a quantity is as a formula; empty where its name says it all. */
export const symbolOf = (quantity: Quantity): readonly SymbolPart[] => SYMBOLS[quantity] ?? []
