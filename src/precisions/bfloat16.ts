/**
 * bfloat16: the first 16 bits of single precision, whose exponents it has, with 8 binary digits: normal from 2^-126
 * = 1.2e-38, subnormal from 2^-133 = 9.2e-41, up to 3.4e38. Kalamkar et al. 2019.
 */
import { definePrecision, PRECISION_NOTES, precisionLines, precisionParameters } from '../core/precision.ts'

export const bfloat16 = definePrecision({
  name: 'bfloat16',
  summary: 'Two decimal digits, with the range of single precision: gradients hardly ever underflow, but are coarse.',
  params: precisionParameters,
  lines: precisionLines,
  format: { digits: 8, leastExponent: -126, largest: 3.3895313892515355e38 },
  reference: 'Kalamkar et al., A study of bfloat16 for deep learning training, 2019',
  notes: [...PRECISION_NOTES, 'Subnormal numbers are kept; hardware often flushes them to zero.'],
})
