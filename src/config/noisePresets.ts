/** Presets of noise, and of what a falling rate or a growing batch does about it. */
import { preset, type Preset } from './preset.ts'

const FOUR = 'miniBatch(B:4,sampling:replacement)'
const ONE = 'miniBatch(B:1,sampling:replacement)'

export const noisePresets: readonly Preset[] = [
  preset(
    'noise-ball',
    'The noise ball',
    'Batches of 4 of 64 rows: at a constant rate no run settles. Over the last 300 of 600 steps they are 0.19, 0.084 and 0.036 from the ' +
      'minimum (root mean square). A quarter of the rate makes the ball less than half as wide; the way to within 0.4 takes 3, 24 and 92 steps.',
    `v=1&surface=least_squares&start=-1,1.5&run=gradientDescent(lr:0.4)/${FOUR}/label:Rate%200.4` +
      `&run=gradientDescent(lr:0.1)/${FOUR}/label:Rate%200.1&run=gradientDescent(lr:0.025)/${FOUR}/label:Rate%200.025&steps=600`,
  ),
  preset(
    'decay-converges',
    'A falling rate that converges',
    'One row a step. A constant rate stays about 0.27 from the minimum. Falling like 1/t it comes closer and closer: 0.17 over steps 51 to ' +
      '100, 0.054 over the last 500. Falling by a tenth a step, the rate is spent too soon: the run stops 0.51 short.',
    `v=1&surface=least_squares&start=-1,1.5&run=gradientDescent(lr:0.2)/${ONE}/label:Constant` +
      `&run=gradientDescent(lr:0.2)/inverseTime(decay:0.02)/${ONE}/label:Falls%20like%201%2Ft` +
      `&run=gradientDescent(lr:0.2)/exponential(gamma:0.9)/${ONE}/label:Falls%20too%20fast&steps=1000`,
  ),
  preset(
    'batch-doubling',
    'Double the batch instead of halving the rate',
    'After every 16 of 64 epochs one run halves its rate, another doubles its batch. Over the last 16 both are less than 0.0002 above the minimum, ' +
      'without either it is 0.005. The growing batch takes 480 updates, the falling rate 1024. An evaluation is an epoch here.',
    'v=1&surface=least_squares&start=-1,1.5&run=gradientDescent(lr:0.2)/miniBatch(B:4)/label:Neither' +
      '&run=gradientDescent(lr:0.2)/step(stepSize:16)/epochs/miniBatch(B:4)/label:Rate%20halves' +
      '&run=gradientDescent(lr:0.2)/B=growth(stepSize:16)/epochs/miniBatch(B:4)/label:Batch%20doubles' +
      '&axis=evaluations&charts=gradientNorm,rate,parameter.B&steps=64',
  ),
  preset(
    'noise-escapes-sharp',
    'Noise leaves the sharp minimum',
    'Two minima, equally deep; the start is in the sharp one, the rate below its limit. Without noise gradient descent stays. With σ = 3 about ' +
      'four seeds in ten have left for the flat one after 500 steps, with σ = 4 more than nine in ten; hardly any comes back.',
    'v=1&surface=sharp_flat&start=1.6,0.2&run=gradientDescent(lr:0.06)/label:No%20noise' +
      '&run=gradientDescent(lr:0.06)/gaussian(sigma:3)/label:σ%20%3D%203&run=gradientDescent(lr:0.06)/gaussian(sigma:4)/label:σ%20%3D%204' +
      '&seeds=200&steps=500',
  ),
]
