/** `npm run check`: every check that needs no test, all of them even if one fails, and a closing line that counts. */
import { spawnSync } from 'node:child_process'
import { plainCommand } from './terminal.ts'

const HELP = `Runs every check that needs no test, all of them even if one fails.

  npm run -s check

  --help   this text

Exit code: 0 if all pass, else 1.`

const checks: Readonly<Record<string, readonly string[]>> = {
  'types of the page': ['tsc', '-p', 'tsconfig.json'],
  'types of the numeric layers, without the DOM': ['tsc', '-p', 'tsconfig.numeric.json'],
  'types of commands and tests': ['tsc', '-p', 'tsconfig.node.json'],
  lint: ['oxlint', '--type-aware', '--deny-warnings'],
  format: ['prettier', '--check', '--log-level', 'warn', '.'],
  'unused code': ['knip'],
  'layers and conventions': ['vitest', 'run', 'tests/project', '--reporter=dot'],
}

function passes([command = '', ...parameters]: readonly string[]): boolean {
  return spawnSync(command, parameters, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0
}

await plainCommand('check', HELP, () => {
  const failed = Object.entries(checks).filter(([name, command]) => {
    const passed = passes(command)
    console.log(`${passed ? 'ok    ' : 'FAILED'} ${name}`)
    return !passed
  }).length

  console.log(`${Object.keys(checks).length - failed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
})
