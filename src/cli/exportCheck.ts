/** `npm run -s export:check`: runs exported scripts with a real Python and compares their paths with the program's. */
import { exportCases, type ExportCase } from './exportCheck/cases.ts'
import { judgePlace, type Verdict } from './exportCheck/judge.ts'
import { findPython } from './exportCheck/python.ts'
import { BadInput, command, print } from './terminal.ts'

const HELP = `Runs exported scripts with a real Python and compares every path with the program's.

  npm run -s export:check [-- name ...]

Needs a Python with torch and numpy: one that PYTHON lists, else python3. Optax is run if one of them has jax and optax.
All optimizers in all forms are run, all schedules, clips and surfaces, and typed ones, 60 steps each.
A coordinate may differ by 1e-9 of its size (or of 1), and by 50 times what a start one unit in the last place away changes.
From where that is more than 1e-6 a path is chaotic and no longer compared, nor beyond 1e20.

  name     only groups whose name contains it
  --help   this text

Exit code: 0 if all paths are the same, 1 if any is not, 2 if there is no such Python.`

await command('export:check', () => {
  const names = process.argv.slice(2)
  if (names.includes('--help')) {
    print(HELP)
    return 0
  }
  const python = findPython(['torch', 'numpy'])
  const withOptax = findPython(['jax', 'optax'])
  if (python === undefined) throw new BadInput('no Python with torch and numpy was found; name one with PYTHON')
  const cases = exportCases().filter(({ group }) => names.length === 0 || names.some((name) => group.includes(name)))
  const pythons = { pytorch: python, numpy: python, ...(withOptax !== undefined && { optax: withOptax }) }
  const verdicts = [...byPlace(cases).values()].flatMap((group) => judgePlace(group, pythons))
  for (const line of table(verdicts)) print(line)
  const failed = verdicts.filter(({ problem }) => problem !== undefined)
  for (const { group, target, problem } of failed) print(`  failed ${group}, ${target}: ${problem}`)
  if (withOptax === undefined) print('optax was not run: no Python has jax and optax')
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

/** One line per group, target and way of computing. */
function table(verdicts: readonly Verdict[]): string[] {
  const lines = new Map<string, { passed: number; failed: number; largest: number }>()
  for (const { group, target, library, difference, problem } of verdicts) {
    const key = [group.padEnd(28), target.padEnd(8), (library ? 'library' : 'literal').padEnd(8)].join(' ')
    const line = lines.get(key) ?? { passed: 0, failed: 0, largest: 0 }
    if (problem === undefined) line.passed++
    else line.failed++
    line.largest = Math.max(line.largest, Number.isNaN(difference) ? Infinity : difference)
    lines.set(key, line)
  }
  return [
    `${'method'.padEnd(28)} target   by       runs  max difference  ok`,
    ...[...lines].map(([key, { passed, failed, largest }]) => {
      const outcome = failed === 0 ? ' yes' : ` ${failed} failed`
      return [key, String(passed + failed).padStart(4), largest.toExponential(1).padStart(15), outcome].join(' ')
    }),
  ]
}
