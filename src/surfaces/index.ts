/** The surfaces: one line each. */
import type { Surface } from '../core/method.ts'
import { registry } from '../core/registry.ts'
import { absSum } from './absSum.ts'
import { ackley } from './ackley.ts'
import { beale } from './beale.ts'
import { bohachevsky } from './bohachevsky.ts'
import { booth } from './booth.ts'
import { bowl } from './bowl.ts'
import { branin } from './branin.ts'
import { bukin6 } from './bukin6.ts'
import { bumpySlope } from './bumpySlope.ts'
import { crossInTray } from './crossInTray.ts'
import { dixonPrice } from './dixonPrice.ts'
import { dropWave } from './dropWave.ts'
import { easom } from './easom.ts'
import { eggholder } from './eggholder.ts'
import { gaussianFit } from './gaussianFit.ts'
import { gaussWell } from './gaussWell.ts'
import { goldsteinPrice } from './goldsteinPrice.ts'
import { griewank } from './griewank.ts'
import { himmelblau } from './himmelblau.ts'
import { levi13 } from './levi13.ts'
import { matyas } from './matyas.ts'
import { mccormick } from './mccormick.ts'
import { michalewicz } from './michalewicz.ts'
import { monkeySaddle } from './monkeySaddle.ts'
import { nonsmoothRosenbrock } from './nonsmoothRosenbrock.ts'
import { plane } from './plane.ts'
import { quartic } from './quartic.ts'
import { rastrigin } from './rastrigin.ts'
import { ravine } from './ravine.ts'
import { ravineRot } from './ravineRot.ts'
import { recurrentUnit } from './recurrentUnit.ts'
import { rosenbrock } from './rosenbrock.ts'
import { saddle } from './saddle.ts'
import { schaffer } from './schaffer.ts'
import { sharpFlat } from './sharpFlat.ts'
import { sigmoidCliff } from './sigmoidCliff.ts'
import { sixHumpCamel } from './sixHumpCamel.ts'
import { styblinskiTang } from './styblinskiTang.ts'
import { threeHumpCamel } from './threeHumpCamel.ts'
import { windingValley } from './windingValley.ts'
import { zakharov } from './zakharov.ts'

export const surfaces = registry<Surface>({
  bowl,
  ravine,
  ravine_rot: ravineRot,
  rosenbrock,
  beale,
  himmelblau,
  rastrigin,
  ackley,
  booth,
  matyas,
  saddle,
  monkey_saddle: monkeySaddle,
  styblinski_tang: styblinskiTang,
  six_hump_camel: sixHumpCamel,
  three_hump_camel: threeHumpCamel,
  goldstein_price: goldsteinPrice,
  levi13,
  easom,
  mccormick,
  sigmoid_cliff: sigmoidCliff,
  gauss_well: gaussWell,
  bukin6,
  abs_sum: absSum,
  nonsmooth_rosenbrock: nonsmoothRosenbrock,
  plane,
  quartic,
  zakharov,
  dixon_price: dixonPrice,
  branin,
  bohachevsky,
  griewank,
  drop_wave: dropWave,
  michalewicz,
  schaffer,
  cross_in_tray: crossInTray,
  eggholder,
  sharp_flat: sharpFlat,
  recurrent_unit: recurrentUnit,
  winding_valley: windingValley,
  bumpy_slope: bumpySlope,
  gaussian_fit: gaussianFit,
})
