/**
 * binary16, half precision: 11 binary digits, normal from 2^-14 = 6.1e-5, subnormal from 2^-24 = 6.0e-8, up to 65504. What is at
 * most 2^-25 becomes 0. IEEE 754-2019, table 3.5.
 */
import { definePrecision, PRECISION_NOTES, precisionLines, precisionParameters } from '../core/precision.ts'

export const binary16 = definePrecision({
  name: 'binary16',
  summary: 'Half precision: three decimal digits, from 6e-8 to 65504; smaller gradients become zero.',
  params: precisionParameters,
  lines: precisionLines,
  format: { digits: 11, leastExponent: -14, largest: 65504 },
  reference: 'Micikevicius et al., Mixed precision training, 2018, section 3',
  notes: PRECISION_NOTES,
})
