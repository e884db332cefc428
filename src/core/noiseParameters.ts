/** What every kind of noise declares alike. */
import type { NumberParameter } from './parameter.ts'
import { nonNegative, whole } from './parameters.ts'

export const noiseScale = (doc: string): NumberParameter => nonNegative(1, doc, '\\sigma', 100)

/** A noise of its own batch: the mean of B draws in place of one. */
export const draws: NumberParameter = whole(1, 'draws that are averaged, as in a batch of B', 'B', { max: 1024 })

const along = (axis: string): NumberParameter => nonNegative(1, `factor of the noise along ${axis}`, `s_${axis}`, 10)

/** Noise that is stronger along one axis than along the other. */
export const axes = { alongX: along('x'), alongY: along('y') }
