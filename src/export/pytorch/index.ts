import { torch } from '../python/dialect.ts'
import { printLiteralRun } from '../python/run.ts'
import type { Writer } from '../python/script.ts'
import { isLeftToAutomaticDifferentiation } from '../python/surface.ts'
import { printProcedureRun } from '../procedures/index.ts'
import { printLibraryRun } from './run.ts'

/** Methods without equations are NumPy's work here too. */
const usesNumpy = (text: string): boolean => /\bnp\./.test(text)

/** PyTorch's own optimizers and schedulers where their paths are the program's, literal loops with its tensors elsewhere. */
export const torchWriter: Writer = {
  target: 'PyTorch',
  dialect: torch,
  imports: (text) => [...(usesNumpy(text) ? ['import numpy as np'] : []), 'import torch'],
  settings: (text) => [
    'torch.set_default_dtype(torch.float64)',
    ...(usesNumpy(text) ? ['np.seterr(all="ignore")'] : []),
  ],
  run: (run, index, { steps, surface }) => {
    const inputs = { index, steps, dialect: torch }
    const library = printLibraryRun(run, { index, steps, differentiates: isLeftToAutomaticDifferentiation(surface) })
    if (typeof library === 'object') return library
    const how = `a literal loop: ${library}.`
    return { ...(run.program ? printLiteralRun(run, run.program, inputs) : printProcedureRun(run, inputs)), how }
  },
}
