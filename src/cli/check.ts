/** `npm run check`: every check that needs no test, all of them even if one fails, and a closing line that counts. */
import { spawnSync } from 'node:child_process'

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

const failed = Object.entries(checks).filter(([name, command]) => {
  const passed = passes(command)
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name}`)
  return !passed
}).length

console.log(`${Object.keys(checks).length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
