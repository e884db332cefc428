/**
 * A parameter is declared once: its type, its control, its validation, its place in the link and its
 * documentation all come from the declaration.
 */

/** Any finite value is allowed unless `valid` says otherwise; `min` and `max` are only the slider's ends. */
export interface NumberParameter {
  kind: 'number'
  /** 'steps' stands for the run's horizon T (what is left of it, inside a warmup). */
  default: number | 'steps'
  min: number
  max: number
  /**
   * The slider's scale: `log` runs on log10(v); `decay` on log10(1 - v), for betas near 1.
   * A log slider whose `min` is 0 has 0 at its far left end.
   */
  scale: 'linear' | 'log' | 'decay'
  /** Whole numbers only. */
  integer?: boolean
  /** The mathematical domain, where it is smaller than the finite numbers. Open ends where `open` says so. */
  valid?: { min?: number; max?: number; open?: 'min' | 'max' | 'both' }
  /** TeX: `\\eta`, `\\beta_1`, `T`. */
  symbol: string
  doc: string
}

/** On or off: selects lines of the method. */
export interface SwitchParameter {
  kind: 'switch'
  default: boolean
  label: string
  doc: string
}

/** One of several named forms: selects lines of the method. */
export interface ChoiceParameter {
  kind: 'choice'
  default: string
  label: string
  choices: Readonly<Record<string, string>>
  doc: string
}

export type Parameter = NumberParameter | SwitchParameter | ChoiceParameter
export type Parameters = Readonly<Record<string, Parameter>>
export type ParameterValue = number | boolean | string
export type ParameterValues = Readonly<Record<string, ParameterValue>>

/** Equations see numbers only: switches and choices have done their part in selecting lines. */
export function numbersOf(values: ParameterValues): Record<string, number> {
  const numbers: Record<string, number> = {}
  for (const [name, value] of Object.entries(values)) if (typeof value === 'number') numbers[name] = value
  return numbers
}
