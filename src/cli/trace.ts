/** `npm run -s trace -- <experiment>`: computes an experiment without a browser and prints its paths. */
import { runLabel, specificationOf } from '../config/index.ts'
import type { Configuration } from '../config/index.ts'
import { EngineProblem, run } from '../engine/index.ts'
import { readExperiment } from './experiment.ts'
import { BadInput, command, print } from './terminal.ts'
import { csvHeader, csvLines, jsonLine, sourcesOf, traceOf, type Trace } from '../engine/traceFormat.ts'

const HELP = `Computes an experiment without a browser and prints every step of its paths.

  npm run -s trace -- <link | query string | config.json | -> [--csv]

The experiment is a link (or its part after '#' or '?'), a file with a configuration as JSON, or either from
standard input, with '-'. Quote a link: '&' and '#' mean something to a shell.

Prints one JSON object per run and line:
  label, optimizer      what the run is called, and its method
  estimate, noise       how its gradients were estimated, and what was added to them, where something was
  precision             in low precision: which, and for each update, null at the last point, the
  precisionEvents       names of what it did (underflow, overflow, skipped, lost), and the
  lossScales            loss scale, 1 for none
  at                    step numbers; the other lists have one entry for each
  points, losses        the iterates [x, y], and f there
  validationLosses      where rows are held back: f there, without its penalty
  lrs                   the rate of the update that leaves the point; null at the last
  gradientNorms         the norm of the raw gradient at the point
  gradientEvaluations   gradients the method had asked for until the point was reached
  termEvaluations       on a sum over data, where they differ: the gradients of single terms computed for them
  status                minimum, maximum, saddle, flat, edge, hovering, moving or diverged
  end                   the numbers behind the status; of a diverged run 'step' is the first that is not finite
Numbers that are not finite are the texts "Infinity", "-Infinity" and "NaN".

  --csv    a table instead: ${csvHeader},
           and, where there is something to say in them, termEvaluations, estimate, noise, precision,
           precisionEvents (joined by +), lossScale, validationLoss
  --help   this text

Exit code: 0, or 2 if the experiment or a part of it cannot be read; nothing is computed then.`

await command('trace', async () => {
  const options = process.argv.slice(2).filter((argument) => /^-./.test(argument))
  const inputs = process.argv.slice(2).filter((argument) => !/^-./.test(argument))
  const unknown = options.find((option) => !['--csv', '--help'].includes(option))
  if (unknown !== undefined) throw new BadInput(`unknown option ${unknown}; --help lists them`)
  if (options.includes('--help')) {
    print(HELP)
    return 0
  }
  const [input, ...others] = inputs
  if (input === undefined || others.length > 0)
    throw new BadInput('give one link, query string or configuration file; --help says more')
  const csv = options.includes('--csv')
  const traces = computeAll(await readExperiment(input))
  const lines = csv ? csvLines(traces.entries()) : traces.map(jsonLine)
  lines.forEach(print)
  return 0
})

/** All of them before anything is printed: half an output is no answer to an experiment that cannot run. */
function computeAll(configuration: Configuration): Trace[] {
  return configuration.runs.map((each, _, runs) => {
    try {
      return traceOf(runLabel(each, runs), each.optimizer, run(specificationOf(configuration, each)), sourcesOf(each))
    } catch (problem) {
      if (problem instanceof EngineProblem)
        throw new BadInput(`${runLabel(each, runs)} cannot run: ${problem.message.split('\n')[0]}`)
      throw problem
    }
  })
}
