/**
 * Constructors of parameter declarations, so that a method's file reads like the paper's list of hyperparameters.
 * `symbol` is TeX; a range given here is the slider's, `valid` the mathematical domain.
 */
import type { ChoiceParameter, NumberParameter, SwitchParameter } from './parameter.ts'

type NumberOptions = Partial<Omit<NumberParameter, 'kind' | 'default'>>

/** Any finite number; the slider runs from -10 to 10 unless `options` say otherwise. */
export const number = (
  byDefault: NumberParameter['default'],
  doc: string,
  symbol: string,
  options: NumberOptions = {},
): NumberParameter => ({
  kind: 'number',
  default: byDefault,
  min: -10,
  max: 10,
  scale: 'linear',
  symbol,
  doc,
  ...options,
})

/** A whole number, 1 at least; the slider ends at `max`. */
export const whole = (
  byDefault: NumberParameter['default'],
  doc: string,
  symbol: string,
  options: NumberOptions = {},
): NumberParameter =>
  number(byDefault, doc, symbol, { min: 1, max: 1000, scale: 'log', integer: true, valid: { min: 1 }, ...options })

/** The learning rate, base of the schedule: zero or more. */
export const learningRate = (byDefault: number): NumberParameter =>
  number(byDefault, 'learning rate, the base that the schedule scales', '\\eta', {
    min: 1e-5,
    max: 10,
    scale: 'log',
    valid: { min: 0 },
  })

/** How many steps a schedule takes: those of the run, or what is left of it, unless given. */
export const horizon = (doc: string): NumberParameter =>
  number('steps', doc, 'T', { min: 1, max: 10000, scale: 'log', valid: { min: 0, open: 'min' } })

/**
 * A value that a schedule begins, ends or turns at: any number, since what is scheduled may be a rate, a momentum or a weight
 * decay. The logarithmic slider has zero at its far left.
 */
export const level = (byDefault: number, doc: string, symbol: string, max = 1): NumberParameter =>
  number(byDefault, doc, symbol, { min: 0, max, scale: 'log' })

/** The memory of a running average: the share of the old value that stays, in [0, 1). */
export const decay = (byDefault: number, doc: string, symbol: string): NumberParameter =>
  number(byDefault, doc, symbol, { min: 0, max: 0.9999, scale: 'decay', valid: { min: 0, max: 1, open: 'max' } })

/** The small number that keeps a divisor from zero: zero or more. */
export const epsilon = (byDefault: number): NumberParameter =>
  number(byDefault, 'added to the divisor, against division by zero', '\\epsilon', {
    min: 1e-12,
    max: 1,
    scale: 'log',
    valid: { min: 0 },
  })

/** Zero or more, on a logarithmic slider that has zero at its far left. */
export const nonNegative = (byDefault: number, doc: string, symbol: string, max: number): NumberParameter =>
  number(byDefault, doc, symbol, { min: 0, max, scale: 'log', valid: { min: 0 } })

/** The strength of weight decay, zero for none. */
export const weightDecay = (byDefault = 0, doc = 'weight decay'): NumberParameter =>
  nonNegative(byDefault, doc, '\\lambda', 1)

export const onOff = (byDefault: boolean, label: string, doc: string): SwitchParameter => ({
  kind: 'switch',
  default: byDefault,
  label,
  doc,
})

/** One of several forms, by key; `choices` gives each its label. */
export const choice = (
  byDefault: string,
  label: string,
  doc: string,
  choices: Readonly<Record<string, string>>,
): ChoiceParameter => ({ kind: 'choice', default: byDefault, label, choices, doc })
