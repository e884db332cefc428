/** `npm run -s export:check`: runs exported scripts with a real Python and compares their paths with the program's. */
import { exportScript, type Target } from '../export/index.ts'
import type { Configuration } from '../config/index.ts'
import { compare, spreadOf, tracedRows } from './exportCheck/compare.ts'
import { exportCases, experimentOf, type ExportCase } from './exportCheck/cases.ts'
import { findPython, runScript } from './exportCheck/python.ts'
import { BadInput, command, print } from './terminal.ts'

const HELP = `Runs exported scripts with a real Python and compares every path with the program's.

  npm run -s export:check [-- name ...]

Needs a Python with torch and numpy: the one that PYTHON names, else python3.
Without names all optimizers in all forms are run, all schedules, clips and surfaces, and typed ones.
A coordinate may differ by 1e-9 of its size (or of 1), and by 50 times what a start one unit in the last place away changes.
From where that is more than 1e-6 a path is chaotic and no longer compared, nor beyond 1e20.

  name     only groups whose name contains it
  --help   this text

Exit code: 0 if all paths are the same, 1 if any is not, 2 if there is no such Python.`

interface Verdict {
  group: string
  target: Target
  library: boolean
  difference: number
  problem?: string
}

await command('export:check', () => {
  const names = process.argv.slice(2)
  if (names.includes('--help')) {
    print(HELP)
    return 0
  }
  const python = findPython(['torch', 'numpy'])
  if (python === undefined) throw new BadInput('no Python with torch and numpy was found; name one with PYTHON')
  const cases = exportCases().filter(({ group }) => names.length === 0 || names.some((name) => group.includes(name)))
  const verdicts = [...byPlace(cases).values()].flatMap((group) => judge(python, group))
  for (const line of table(verdicts)) print(line)
  const failed = verdicts.filter(({ problem }) => problem !== undefined)
  for (const { group, target, problem } of failed) print(`  failed ${group}, ${target}: ${problem}`)
  print(`${verdicts.length - failed.length} passed, ${failed.length} failed`)
  return failed.length > 0 ? 1 : 0
})

/** Cases on the same surface from the same start share a script. */
function byPlace(cases: readonly ExportCase[]): ReadonlyMap<string, ExportCase[]> {
  const places = new Map<string, ExportCase[]>()
  for (const each of cases) {
    const key = JSON.stringify([each.surface, each.start])
    places.set(key, [...(places.get(key) ?? []), each])
  }
  return places
}

function judge(python: string, cases: readonly ExportCase[]): Verdict[] {
  const [first] = cases
  if (!first) return []
  const configuration = experimentOf(
    first,
    cases.map(({ run }) => run),
  )
  const ours = cases.map(({ run }) => {
    const rows = tracedRows(configuration, run)
    return { rows, spread: spreadOf(configuration, run, rows) }
  })
  return (['pytorch', 'numpy'] as const).flatMap((target) => {
    const { rows, libraries, problem } = execute(python, configuration, target)
    return cases.map(({ group, run }, index) => {
      const known = { group, target, library: libraries.has(index), name: run.optimizer.id }
      if (problem !== undefined) return { ...known, difference: NaN, problem: `${run.optimizer.id ?? 'typed'}: ${problem}` }
      const mine = ours[index] ?? { rows: [], spread: [] }
      const found = compare(mine.rows, rows.get(index) ?? [], mine.spread)
      return { ...known, ...found, ...(found.problem !== undefined && { problem: `${describe(run)}: ${found.problem}` }) }
    })
  })
}

function describe({ optimizer, schedule, clip }: ExportCase['run']): string {
  return JSON.stringify({ ...optimizer, ...(schedule.id !== 'constant' && { schedule }), clip })
}

function execute(python: string, configuration: Configuration, target: Target) {
  const exported = exportScript(configuration, target)
  if (!exported.ok) return { rows: new Map(), libraries: new Set<number>(), problem: exported.reason }
  const libraries = new Set(
    [...exported.text.matchAll(/^# Run (\d+).*: .*, torch\.optim/gm)].map(([, index]) => Number(index)),
  )
  try {
    return { rows: runScript(python, exported.text), libraries }
  } catch (problem) {
    return { rows: new Map(), libraries, problem: problem instanceof Error ? problem.message : String(problem) }
  }
}

/** One line per group, target and way of computing. */
function table(verdicts: readonly Verdict[]): string[] {
  const lines = new Map<string, { passed: number; failed: number; largest: number }>()
  for (const { group, target, library, difference, problem } of verdicts) {
    const way = target === 'numpy' || !library ? 'literal' : 'library'
    const key = [group.padEnd(28), target.padEnd(8), way.padEnd(8)].join(' ')
    const line = lines.get(key) ?? { passed: 0, failed: 0, largest: 0 }
    if (problem === undefined) line.passed++
    else line.failed++
    line.largest = Math.max(line.largest, Number.isNaN(difference) ? Infinity : difference)
    lines.set(key, line)
  }
  const head = `${'method'.padEnd(28)} target   by       runs  max difference  ok`
  return [
    head,
    ...[...lines].map(([key, { passed, failed, largest }]) =>
      [key, String(passed + failed).padStart(4), largest.toExponential(1).padStart(15), failed === 0 ? ' yes' : ` ${failed} failed`].join(' '),
    ),
  ]
}
