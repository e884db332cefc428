/** Presets of low precision. */
import { encode } from './link/encode.ts'
import { preset, type Preset } from './preset.ts'

/** A bowl that is so shallow that a gradient of 1e-7 means something. */
const SHALLOW = `eq(${encode('f(x, y) = c*(x^2 + 2*y^2)/2')},c:4e-8)`

export const precisionPresets: readonly Preset[] = [
  preset(
    'underflow',
    'Half precision stalls',
    'A component of the gradient below 3e-8 is 0 in binary16: its run stalls at (−0.74, 0.37). Scaled by 65536 before it is rounded, ' +
      'and back after, it goes on as in double precision. bfloat16 underflows nowhere, but kept in it x is too coarse: it is ' +
      'rounded back from −2.59 on.',
    `v=1&surface=${SHALLOW}&start=-3.8,1.6&run=gradientDescent(lr:75000)/binary16/label:binary16` +
      '&run=gradientDescent(lr:75000)/binary16(S:65536)/label:binary16%2C%20loss%20times%2065536' +
      '&run=gradientDescent(lr:75000)/bfloat16(rounded:both)/label:bfloat16%20parameters&view=-4.4,1.2,-1.9,2.1&steps=1500',
  ),
]
