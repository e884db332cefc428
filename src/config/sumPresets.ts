/** Presets over data. */
import { preset, type Preset } from './preset.ts'

const REDDI = 'lr:0.5,beta1:0,beta2:0.058823529411764705'

export const sumPresets: readonly Preset[] = [
  preset(
    'sample-mean',
    'The mean of 1000 numbers',
    'With all 1000 numbers in every step the way to the mean is mean·(1 − 0.8ᵗ). Batches of 32 come there as fast, at a 31st of the ' +
      'gradients, and then hover round it, about 0.06 away, however long they run.',
    'v=1&surface=sample_mean&start=0,0&run=gradientDescent(lr:0.1)/label:All%201000%20numbers' +
      '&run=gradientDescent(lr:0.1)/miniBatch(B:32,sampling:replacement)/label:Batches%20of%2032&steps=50',
  ),
  preset(
    'adam-worst-point',
    'Adam ends at the worst point',
    'Slopes 4, −1, −1 in turn: their mean is above 0, so −1 is best. With β₁ = 0 and β₂ = 1/17 Adam has forgotten the steep one ' +
      'when the others come, and ends at +1. AMSGrad keeps the largest v, and ends at −1.',
    `v=1&surface=reddi&start=0,0&run=adam(${REDDI})/inverseSqrt/miniBatch(B:1,sampling:inOrder)` +
      `&run=amsgrad(${REDDI})/inverseSqrt/miniBatch(B:1,sampling:inOrder)&scales=loss:linear&steps=300`,
  ),
  preset(
    'rare-feature',
    'A rate for the rare feature',
    'The second feature is there in 2 of 100 rows. Above a rate of 2 SGD diverges for the first feature’s sake, and at 1.8 it needs ' +
      '74 steps to within 0.1 of the minimum. AdaGrad gives the rare feature’s weight the larger steps, and needs 19.',
    'v=1&surface=sparse_feature&start=-1,-1.5&run=gradientDescent(lr:1.8)/miniBatch&run=adagrad(lr:2)/miniBatch&steps=120',
  ),
]
