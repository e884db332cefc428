/** Experiments as Python scripts that print the paths that the program draws. */
import type { Configuration } from '../config/index.ts'
import { numpyWriter } from './numpy.ts'
import { optaxWriter } from './optax/index.ts'
import { ExportProblem } from './problem.ts'
import { writeScript, type Writer } from './python/script.ts'
import { torchWriter } from './pytorch/index.ts'

export type Target = 'pytorch' | 'numpy' | 'optax'

export const targets: Readonly<Record<Target, Writer>> = {
  pytorch: torchWriter,
  numpy: numpyWriter,
  optax: optaxWriter,
}

/** The script, or why this target cannot say it. */
export type Exported = { ok: true; text: string } | { ok: false; reason: string }

export function exportScript(configuration: Configuration, target: Target): Exported {
  try {
    return { ok: true, text: writeScript(configuration, targets[target]) }
  } catch (problem) {
    if (!(problem instanceof ExportProblem)) throw problem
    return { ok: false, reason: problem.message }
  }
}
