import type { AxisScale, Quantity, Shown } from '../../store/index.ts'
import { symbolText } from '../symbolText.ts'

/** The slot, or the entry of one, that a quantity names. */
export function slotOf(quantity: Quantity): { name: string; entry?: number } | undefined {
  const [kind, name = '', entry] = quantity.split('.')
  if (kind !== 'state') return undefined
  return entry === undefined ? { name } : { name, entry: Number(entry) }
}

/** The scheduled parameter that a quantity names. */
export const parameterOf = (quantity: Quantity): string | undefined =>
  quantity.startsWith('parameter.') ? quantity.slice('parameter.'.length) : undefined

/** Rates and what is scheduled like them: set by the user, not measured. */
export const isSet = (quantity: Quantity): boolean => quantity === 'rate' || quantity.startsWith('parameter.')

/** What is set has nothing to do with clipping. */
export const marksClips = (quantity: Quantity): boolean => !isSet(quantity)

/** Whether negative values are as good as positive ones: a logarithmic axis then goes both ways. */
export const isSigned = (quantity: Quantity): boolean =>
  quantity === 'effectiveRate' || quantity.startsWith('state.') || quantity.startsWith('parameter.')

/** The axis that was chosen, or what suits the quantity: state oscillates about 0 as often as not. */
export const scaleOf = (scales: Shown['scales'] = {}, quantity: Quantity): AxisScale =>
  scales[quantity] ?? (isSet(quantity) || slotOf(quantity) ? 'linear' : 'log')

const TITLES: Readonly<Record<string, string>> = {
  loss: 'Loss',
  rate: 'Learning rate',
  gradientNorm: 'Gradient norm',
  effectiveRate: 'Effective rate',
  lossScale: 'Loss scale',
}

/** What a chart of it is called, in plain text. */
export function titleOf(quantity: Quantity): string {
  const slot = slotOf(quantity)
  if (slot) return `State ${symbolText(slot.name)}${slot.entry === undefined ? '' : `, entry ${slot.entry}`}`
  const parameter = parameterOf(quantity)
  return TITLES[quantity] ?? symbolText(parameter ?? quantity)
}
