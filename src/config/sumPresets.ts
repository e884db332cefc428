/** Presets over data. */
import { preset, type Preset } from './preset.ts'

const REDDI = 'lr:0.5,beta1:0,beta2:0.058823529411764705'

/** Points of a parabola, in order: to lines that fit parts of it they are unlike. */
const CURVE =
  '-1.6,1.58/-1.3,0.93/-1,0.4/-0.7,-0.03/-0.4,-0.34/-0.1,-0.55/0.2,-0.66/0.5,-0.65/0.8,-0.54/1.1,-0.31/1.4,0.02/1.7,0.45'

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
  preset(
    'svrg-by-evaluations',
    'SVRG against SGD, by gradients',
    'One rate, one of 80 rows a step. SGD is near first, and then its gradient norm is 0.07 for good (root mean square). SVRG, corrected by a full ' +
      'gradient every 80 steps, goes straight down to 10⁻⁹ at 40 gradient evaluations (80 rows’ are one); full gradients have 0.06 left. ' +
      'By steps SVRG comes last.',
    'v=1&surface=logistic_regression&start=-2,3&run=gradientDescent(lr:0.3)/miniBatch(B:1,sampling:replacement)/label:SGD' +
      '&run=gradientDescent(lr:0.3)/svrg(m:80)/label:SVRG&run=gradientDescent(lr:0.3)/label:Full%20gradients' +
      '&axis=evaluations&charts=gradientNorm,loss,rate&steps=40',
  ),
  preset(
    'federated-drift',
    'Clients that pull apart',
    'Three clients see three parts of one curve, and each part has a minimum of its own (rings). With 20 local steps a round FedAvg comes ' +
      'to rest where their pulls cancel, 0.28 from the minimum of all; FedProx, held to the server’s point (μ = 2), 0.13. With all data ' +
      'in one place gradient descent gets there.',
    `v=1&surface=least_squares&data=${CURVE}&start=-1,1.5&run=gradientDescent(lr:1)/federated(K:3,E:20,B:100)/label:FedAvg` +
      '&run=gradientDescent(lr:1)/federated(K:3,E:20,B:100,mu:2)/label:FedProx&run=gradientDescent(lr:0.5)/label:All%20data%20in%20one%20place' +
      '&view=-2.2,1.6,-1.8,1.7&steps=40',
  ),
  preset(
    'private-noise',
    'What privacy costs',
    'Every row’s gradient is clipped to 1, and noise hides it: with σ = 1, 100 steps over 1000 rows have spent ε = 4.11, with σ = 8 only ' +
      '0.23 (δ = 10⁻⁵). Both wander about the minimum for good, the second three times as far off as the first.',
    'v=1&surface=least_squares&data=line(n:1000)&start=-1,1.5&run=gradientDescent(lr:0.5)/private(L:50)/label:ε%20%3D%204.11' +
      '&run=gradientDescent(lr:0.5)/private(L:50,sigma:8)/label:ε%20%3D%200.23&run=gradientDescent(lr:0.5)/label:Not%20private&steps=100',
  ),
  preset(
    'early-stopping',
    'Five points, learnt by heart',
    'Five noisy points train, 45 are held back. Training loss falls for ever; over the rows held back it is lowest, 0.66, at step 20, and ' +
      '1.04 at the end: the weights grow too sure of five points. Stopping after ten epochs without a lower one ends at 0.665, weight ' +
      'decay at 0.72.',
    'v=1&surface=logistic_regression(lambda:0)&data=clouds(n:50,distance:1,seed:7,validation:0.9)&start=0,0' +
      '&run=gradientDescent(lr:0.1)/label:To%20the%20end&run=gradientDescent(lr:0.1)/patience:10/label:Stopped%20early' +
      '&run=gradientDescent(lr:0.1,weightDecay:0.1)/label:Weight%20decay&steps=300',
  ),
  preset(
    'moving-minimum',
    'The minimum moves at half time',
    'Each method comes to within 0.3 of the first minimum in 50 steps. At step 400 it moves: RMSProp is as near the new one after 46 ' +
      'steps, AdaGrad after 126, for its sum still holds every gradient of before. A larger rate would make up for some of it.',
    'v=1&surface=moving_target&start=-3.2,2.2&run=adagrad(lr:0.5)/miniBatch(B:1)&run=rmsprop(lr:0.1)/miniBatch(B:1)&steps=800',
  ),
]
