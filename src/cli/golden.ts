/** `npm run -s golden -- <folder>`: runs every case of a folder of golden data on the engine. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Malformed } from './golden/format.ts'
import { casesOf, formulasOf } from './golden/judgeFile.ts'
import { summary, type Judged } from './golden/summary.ts'
import { BadInput, command, print } from './terminal.ts'

const HELP = `Runs every case of a folder of golden data (*.json) on the engine.

  npm run -s golden -- <folder> [--failures]

Prints a line per group and method, and 'N passed, N failed, N skipped' last.
Skipped are the methods that the program does not have; they are named.

  --failures   name every failed case, with the first step that differs, by how much, and the case's own tolerance
  --help       this text

Exit code: 0 if no case failed, 1 if any did, 2 if the folder cannot be read.`

await command('golden', () => {
  const options = process.argv.slice(2).filter((argument) => argument.startsWith('-'))
  const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
  const unknown = options.find((option) => !['--failures', '--help'].includes(option))
  if (unknown !== undefined) throw new BadInput(`unknown option ${unknown}; --help lists them`)
  if (options.includes('--help')) {
    print(HELP)
    return 0
  }
  const [folder, ...others] = folders
  if (folder === undefined || others.length > 0) throw new BadInput('give one folder; --help says more')
  const judged = judgeFolder(folder)
  for (const line of summary(judged, options.includes('--failures'))) print(line)
  return judged.some(({ verdict }) => verdict.outcome === 'failed') ? 1 : 0
})

function judgeFolder(folder: string): Judged[] {
  const files = readFolder(folder)
  const formulas = new Map(files.flatMap(({ json }) => [...formulasOf(json)]))
  return files.flatMap(({ name, json }) => {
    const group = name.replace(/\.json$/, '')
    try {
      return casesOf(json, formulas).map(({ id, method, judge }) => ({ group, method, id, verdict: judge() }))
    } catch (problem) {
      if (problem instanceof Malformed) throw new BadInput(`${name}: ${problem.message}`)
      throw problem
    }
  })
}

function readFolder(folder: string): { name: string; json: unknown }[] {
  const names = attempt(`${folder} cannot be read as a folder`, () => readdirSync(folder))
    .filter((name) => name.endsWith('.json'))
    .sort()
  if (names.length === 0) throw new BadInput(`${folder} has no JSON files`)
  return names.map((name) => {
    const text = attempt(`${name} cannot be read`, () => readFileSync(join(folder, name), 'utf8'))
    return { name, json: attempt(`${name} is not JSON`, () => JSON.parse(text) as unknown) }
  })
}

function attempt<Result>(problem: string, action: () => Result): Result {
  try {
    return action()
  } catch {
    throw new BadInput(problem)
  }
}
