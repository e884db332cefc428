/** `npm run -s export -- --to pytorch|numpy|optax <experiment>`: the experiment as a Python script. */
import { exportScript, targets, type Target } from '../export/index.ts'
import { readExperiment } from './experiment.ts'
import { BadInput, command, print } from './terminal.ts'

const HELP = `Writes an experiment as a Python script that prints its paths.

  npm run -s export -- --to pytorch|numpy|optax <link | query string | config.json | ->

Run as it is, the script prints 'run,step,x,y,loss' and a row for every point that 'trace' gives, with all digits.

  --to pytorch   PyTorch 1.13 or later: its own optimizers and schedulers where their paths are the same, literal loops elsewhere
  --to numpy     NumPy alone: every method as a literal loop
  --to optax     JAX and Optax, where Optax can say it
  --help         this text

The experiment is a link (or its part after '#' or '?'), a file with a configuration as JSON, or either from
standard input, with '-'. Quote a link: '&' and '#' mean something to a shell.

Exit code: 0, or 2 if the experiment cannot be read or the target cannot say it; nothing is printed then.`

await command('export', async () => {
  const { target, inputs, help } = readArguments(process.argv.slice(2))
  if (help) {
    print(HELP)
    return 0
  }
  const [input, ...others] = inputs
  if (input === undefined || others.length > 0)
    throw new BadInput('give one link, query string or configuration file; --help says more')
  if (target === undefined) throw new BadInput(`say what to write, with --to ${Object.keys(targets).join(', ')}`)
  const exported = exportScript(await readExperiment(input), target)
  if (!exported.ok) throw new BadInput(exported.reason)
  process.stdout.write(exported.text)
  return 0
})

interface Arguments {
  target?: Target
  inputs: string[]
  help: boolean
}

function readArguments(given: readonly string[]): Arguments {
  const read: Arguments = { inputs: [], help: false }
  for (let i = 0; i < given.length; i++) {
    const argument = given[i] ?? ''
    const [option, value = given[i + 1] ?? ''] = argument.split(/=(.*)/s, 2)
    if (option === '--help') read.help = true
    else if (option === '--to') {
      if (!argument.includes('=')) i++
      if (!isTarget(value)) throw new BadInput(`"${value}" is no target; there are ${Object.keys(targets).join(', ')}`)
      read.target = value
    } else if (/^-./.test(argument)) throw new BadInput(`unknown option ${argument}; --help lists them`)
    else read.inputs.push(argument)
  }
  return read
}

function isTarget(name: string): name is Target {
  return Object.hasOwn(targets, name)
}
