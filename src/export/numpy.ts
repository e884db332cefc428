import { numpy } from './python/dialect.ts'
import { printLiteralRun } from './python/run.ts'
import type { Writer } from './python/script.ts'
import { printProcedureRun } from './procedures/index.ts'

/** Plain loops, the same operations in the same order. */
export const numpyWriter: Writer = {
  target: 'NumPy',
  dialect: numpy,
  imports: () => ['import numpy as np'],
  settings: () => ['np.seterr(all="ignore")  # divergence is a result: infinities and NaN come without a warning'],
  run: (run, index, { steps }) => {
    const inputs = { index, steps, dialect: numpy }
    return run.program
      ? { ...printLiteralRun(run, run.program, inputs), how: 'a literal loop of its update lines.' }
      : { ...printProcedureRun(run, inputs), how: 'step by step as the program does it.' }
  },
}
