import { encode } from './link/encode.ts'
import { noisePresets } from './noisePresets.ts'
import { preset, type Preset } from './preset.ts'
import { precisionPresets } from './precisionPresets.ts'
import { sumPresets } from './sumPresets.ts'

interface PresetGroup {
  title: string
  presets: readonly Preset[]
}

const doubleWell = `eq(${encode('f(x, y) = x^2/2 - y^2 + y^4/4')})`

const momentum: readonly Preset[] = [
  preset(
    'rosenbrock-race',
    'Rosenbrock race',
    'At one and the same rate, gradient descent creeps along the curved valley; momentum needs 416 steps to a loss of ' +
      '0.001, and Nesterov 65. Adam has a rate and a schedule of its own, so its 230 steps are no verdict on it.',
    'v=1&surface=rosenbrock&start=-1.5,2&run=gradientDescent(lr:0.001)&run=momentum(lr:0.001,beta:0.93)' +
      '&run=nesterov(lr:0.001,beta:0.93)&run=adam(lr:0.5,beta2:0.99)/warmup(W:40,cosine)&steps=500',
  ),
  preset(
    'curvature-valley',
    'Curvature straightens the valley',
    'Steps to a loss of 0.001: Newton 5, Levenberg–Marquardt 19, BFGS 31 and L-BFGS 35, which learn the curvature from gradients and ' +
      'ask for 38 and 79 of them. Gradient descent has hardly entered the valley. In more dimensions a Hessian has its price.',
    'v=1&surface=rosenbrock&start=-1.5,2&run=gradientDescent(lr:0.001)&run=newton&run=levenbergMarquardt&run=bfgs&run=lbfgs&steps=100',
  ),
  preset(
    'ravine-rates',
    'Three rates in a ravine',
    'The steepest curvature here is 20, so gradient descent converges for rates below 2/20 = 0.1 only. At 0.02 it glides, ' +
      'at 0.095 it jumps across the valley at every step and still arrives, at 0.101 the jumps grow.',
    'v=1&surface=ravine(kappa:20)&start=-2.6,1.2&run=gradientDescent(lr:0.02)/label:Small%20rate' +
      '&run=gradientDescent(lr:0.095)/label:Just%20below%20the%20limit&run=gradientDescent(lr:0.101)/label:Just%20above&steps=100',
  ),
  preset(
    'momentum-zigzag',
    'Momentum in the zig-zag',
    'At rate 1.9/κ gradient descent crosses the valley at every step, momentum about every second, and it is far quicker ' +
      'along the valley. Across, momentum shrinks by √β a step: at β = 0.9 that is slower than the 0.9 of gradient descent.',
    'v=1&surface=ravine&start=-2.6,1.2&run=gradientDescent(lr:0.019)&run=momentum(lr:0.019,beta:0.7)&run=momentum(lr:0.019)&steps=200',
  ),
  preset(
    'nesterov-overshoot',
    'Nesterov brakes earlier',
    'With equal rate and β, both overshoot the minimum, momentum further: Nesterov takes its gradient where the velocity is ' +
      'about to lead, and so feels the opposite slope one step sooner.',
    'v=1&surface=ravine(kappa:4)&start=-2.6,1.2&run=momentum(lr:0.05)&run=nesterov(lr:0.05)&steps=120',
  ),
]

const saddles: readonly Preset[] = [
  preset(
    'saddle-ridge',
    'Caught on the ridge',
    'From a start exactly on the ridge the gradient never points sideways, so every one of these methods runs into the saddle. ' +
      'Its gradient is as small as a minimum’s; the curvature tells them apart.',
    'v=1&surface=saddle&start=1.5,0&run=gradientDescent(lr:0.1)&run=momentum(lr:0.1,beta:0.7)&run=adam(lr:0.1)&steps=300',
  ),
  preset(
    'saddle-escape',
    'Escape from a saddle',
    'One millionth beside the ridge all of them get away. Gradient descent grows the distance by a fifth a step and lingers; ' +
      'Adam and RMSProp divide by the size of the gradient, and move sideways by about the rate from the first step.',
    `v=1&surface=${doubleWell}&start=1.5,1e-6&run=gradientDescent(lr:0.1)&run=momentum(lr:0.1,beta:0.8)` +
      '&run=rmsprop(lr:0.05)&run=adam(lr:0.05)&view=-2,2,-2,2&steps=150',
  ),
  preset(
    'newton-saddle',
    'Newton goes to the saddle',
    'Newton’s step leads where the gradient vanishes, and from here that is the saddle; a smaller share of the step ends there as ' +
      'well. Damping of 3, more than the negative curvature −2, or the curvatures’ absolute values lead away, to a minimum.',
    `v=1&surface=${doubleWell}&start=1.5,0.3&run=newton&run=newton(lr:0.3)/label:Shorter%20steps` +
      '&run=newton(damping:3)/label:Damped&run=saddleFreeNewton&view=-2,2,-2,2&steps=60',
  ),
]

const adaptiveRates: readonly Preset[] = [
  preset(
    'adagrad-stalls',
    'AdaGrad slows down, RMSProp does not',
    'On a plane the gradient is the same everywhere. AdaGrad’s step t is the rate over √t, smaller and smaller; Adam’s ' +
      'stay at the rate, and RMSProp’s, longer at first, come down to it.',
    'v=1&surface=plane&start=4.5,-4.5&run=adagrad(lr:0.1)&run=rmsprop(lr:0.1)&run=adam(lr:0.1)&steps=80',
  ),
  preset(
    'rmsprop-forgets',
    'RMSProp forgets a steep start',
    'The steep wall at the start stays in AdaGrad’s sum for ever and holds it back; RMSProp (α = 0.9) remembers about ten steps. ' +
      'A ten times larger rate makes up for most of it: comparisons at one rate are unfair to somebody.',
    'v=1&surface=quartic&start=1.8,-1.5&run=adagrad(lr:0.05)&run=rmsprop(lr:0.05)&run=adagrad(lr:0.5)&steps=200',
  ),
  preset(
    'adam-signs',
    'Adam sees signs, not sizes',
    'The slope is ten times steeper in y than in x. Where gradients keep their sign, as on a plane, Adam moves by the rate in ' +
      'both coordinates, whatever their size; gradient descent moves ten times as far in y.',
    'v=1&surface=plane(b:-10)&start=4,-4&run=gradientDescent(lr:0.01)&run=adam(lr:0.1)&steps=70',
  ),
  preset(
    'adam-bias-correction',
    'Adam without bias correction',
    'Both moments start at zero. Corrected, the first step is exactly the rate; uncorrected it is ' +
      '(1 − β₁)/√(1 − β₂) = 3.16 times the rate, and the steps after it are larger still.',
    'v=1&surface=bowl&start=2.5,-1.5&run=adam(lr:0.1)&run=adam(lr:0.1,biasCorrection:off)/label:Without%20bias%20correction&steps=150',
  ),
]

const schedules: readonly Preset[] = [
  preset(
    'warmup',
    'Warmup that saves a run',
    'At the start the curvature is 39, too steep for a rate of 0.2 (the limit is 2/39), and the run diverges. Warmed up over 20 steps, ' +
      'the same rate arrives where the bowl is flat enough for it.',
    'v=1&surface=quartic&start=1.8,-1.5&run=gradientDescent(lr:0.2)&run=gradientDescent(lr:0.2)/warmup(W:20)/label:With%20warmup&steps=100',
  ),
  preset(
    'clipping-cliff',
    'Clipping at the cliff',
    'On the edge the gradient is more than ten times that of the slopes beside it, and one unclipped step throws the run far out. ' +
      'Clipped to norm 1, no step is longer than the rate.',
    'v=1&surface=sigmoid_cliff(k:20,h:4)&start=1.7,2&run=gradientDescent(lr:0.3)&run=gradientDescent(lr:0.3)/norm/label:Clipped' +
      '&view=-6,3,-3,3&steps=100',
  ),
  preset(
    'decay-kink',
    'A kink needs a falling rate',
    'The slope of |x| is the same however near the minimum, so a constant rate hops to and fro across it for ever. A falling rate ' +
      'settles, if it does not fall so fast that the steps left cannot reach.',
    'v=1&surface=abs_sum&start=2.6,-2.2&run=gradientDescent(lr:0.3)&run=gradientDescent(lr:0.3)/exponential(gamma:0.96)/label:Exponential%20decay' +
      '&run=gradientDescent(lr:0.3)/exponential(gamma:0.8)/label:Decays%20too%20fast&steps=120',
  ),
  preset(
    'cosine-settles',
    'A schedule ends the hovering',
    'At a constant rate RMSProp ends up hopping across the minimum by one rate, half of it on either side. Under cosine annealing, or ' +
      'with steps down, the rate falls and the run settles.',
    'v=1&surface=ravine(kappa:20)&start=-2.6,1.2&run=rmsprop(lr:0.1)&run=rmsprop(lr:0.1)/cosine/label:Cosine' +
      '&run=rmsprop(lr:0.1)/step(stepSize:40,gamma:0.3)/label:Step%20decay&steps=200',
  ),
  preset(
    'rate-inside',
    'Is the rate inside the momentum?',
    'Both forms give one path while the rate is constant. When it drops to a tenth after 20 steps, the form with the rate outside ' +
      'slows down at once; with the rate inside the old velocity is kept and runs out slowly.',
    'v=1&surface=ravine(kappa:20)&start=-2.6,1.2&run=momentum(lr:0.02)/step(stepSize:20,gamma:0.1)/label:Rate%20outside' +
      '&run=momentum(lr:0.02,form:inside)/step(stepSize:20,gamma:0.1)/label:Rate%20inside&steps=100',
  ),
  preset(
    'settle-unasked',
    'Settling without being told the end',
    'Across a kink a constant rate hops for ever. Linear decay settles, but only at the end that it was told of. Reduce on plateau ' +
      'halves the rate when more than ten steps bring nothing; schedule-free SGD keeps its rate and hops a tenth as far, its average nearer still.',
    'v=1&surface=abs_sum&start=2.63,-2.17&run=gradientDescent(lr:0.3)&run=gradientDescent(lr:0.3)/linear/label:Linear%20decay' +
      '&run=gradientDescent(lr:0.3)/plateau/label:Reduce%20on%20plateau&run=scheduleFreeSgd(lr:0.3)&steps=400',
  ),
  preset(
    'warm-restarts',
    'Warm restarts',
    'Each restart throws the run out of its hollow. The four cycles end at losses of 0.951, 3.80, 0 and 8.53: the lowest hollow of all ' +
      'was found, and left again. Keep the best. A single cosine over the same steps ends at 9.48.',
    'v=1&surface=rastrigin(A:1)&start=4.2,3.6&run=nesterov(lr:0.12)/warmRestarts(T0:60,Tmult:1)/label:Four%20cycles' +
      '&run=nesterov(lr:0.12)/cosine/label:One%20cosine&steps=240',
  ),
]

const weightDecay: readonly Preset[] = [
  preset(
    'weight-decay',
    'Weight decay, coupled and decoupled',
    'On a plane with slopes 1 and −10 and decay 0.5, AdamW comes to rest 2 = 1/0.5 from zero in both coordinates. In Adam the decay ' +
      'is divided by the size of the gradient too: the steep coordinate heads for 20.',
    'v=1&surface=plane(b:-10)&start=3,-3&run=adam(lr:0.1,weightDecay:0.5)&run=adamw(lr:0.1,weightDecay:0.5)&steps=150',
  ),
  preset(
    'penalized-objective',
    'What weight decay minimizes',
    'Drawn is f + λ/2 ‖x‖² with λ = 2: its minimum is (1.3, 2.3), that of f is (1, 3). Gradient descent and momentum with this weight ' +
      'decay end at the first, without it at the second. AdamW, whose decay is decoupled, ends at neither.',
    'v=1&surface=booth&start=-5,4&run=gradientDescent(lr:0.05,weightDecay:2)/penalized&run=momentum(lr:0.02,weightDecay:2)' +
      '&run=adamw(lr:0.1,weightDecay:2)&run=gradientDescent(lr:0.05)/label:Without%20decay&view=-7,5,-2,6&steps=400',
  ),
]

const minima: readonly Preset[] = [
  preset(
    'sharp-flat',
    'The rate chooses the minimum',
    'Two minima, equally deep. In the sharp one the curvature is 20: at 0.09, below 2/20, gradient descent settles there; at 0.11 it ' +
      'can neither settle nor leave; at 0.3 it is thrown out, and settles in the flat one, where the limit is 2.',
    'v=1&surface=sharp_flat&start=1.9,0.5&run=gradientDescent(lr:0.09)/label:Below%20the%20limit' +
      '&run=gradientDescent(lr:0.11)/label:Just%20above&run=gradientDescent(lr:0.3)/label:Three%20times%20the%20limit&steps=200',
  ),
  preset(
    'himmelblau-basins',
    'Which minimum?',
    'Four minima, equally deep. From one start, gradient descent and momentum end in different ones: which minimum is found depends on ' +
      'the method and its rate as well as on the start. Drag the start and see.',
    'v=1&surface=himmelblau&start=0,0&run=gradientDescent(lr:0.01)&run=momentum(lr:0.01)&run=adam(lr:0.3)&steps=200',
  ),
  preset(
    'bumps',
    'Rolling through bumps',
    'Small bumps on a large bowl stop gradient descent in the first hollow on its way. Momentum carries the run through several; ' +
      'where it stops is still a hollow, and not always the lowest.',
    'v=1&surface=rastrigin(A:1)&start=4.2,3.6&run=gradientDescent(lr:0.01)&run=momentum(lr:0.01)&steps=300',
  ),
  preset(
    'bumpy-slope',
    'A slope with bumps',
    'On a long slope with small bumps gradient descent stops in one of the first, at a five times larger rate in the ' +
      'same. Momentum rolls through all of them, and is at the lowest point after 91 steps.',
    'v=1&surface=bumpy_slope&start=-8,2&run=gradientDescent(lr:0.02)&run=gradientDescent(lr:0.1)&run=momentum(lr:0.02)&steps=200',
  ),
]

/** All presets, by what they are about. */
export const presetGroups: readonly PresetGroup[] = [
  { title: 'Rates, momentum, curvature', presets: momentum },
  { title: 'Saddles', presets: saddles },
  { title: 'Adaptive rates', presets: adaptiveRates },
  { title: 'Schedules and clipping', presets: schedules },
  { title: 'Several minima', presets: minima },
  { title: 'Weight decay', presets: weightDecay },
  { title: 'Batches and noise', presets: noisePresets },
  { title: 'Sums over data', presets: sumPresets },
  { title: 'Low precision', presets: precisionPresets },
]

export const presets: readonly Preset[] = presetGroups.flatMap((group) => group.presets)
