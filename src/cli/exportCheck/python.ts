import { spawnSync } from 'node:child_process'
import { delimiter } from 'node:path'
import type { Rows } from './compare.ts'

/** A Python that has these modules: of those that `PYTHON` lists, `python3` of the path and the system's. */
export const findPython = (modules: readonly string[]): string | undefined =>
  [...(process.env.PYTHON ?? '').split(delimiter), 'python3', '/usr/bin/python3']
    .filter((each) => each !== '')
    .find((each) => spawnSync(each, ['-c', `import ${modules.join(', ')}`]).status === 0)

/** Runs a script; its rows by run. Throws with Python's last words if it fails. */
export function runScript(python: string, script: string): ReadonlyMap<number, Rows> {
  const { status, stdout, stderr } = spawnSync(python, ['-W', 'ignore', '-'], {
    input: script,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(stderr.trim().split('\n').slice(-4).join('\n'))
  const rows = new Map<number, [number, number, number][]>()
  const [header, ...lines] = stdout.trimEnd().split('\n')
  if (header !== 'run,step,x,y,loss') throw new Error(`the first line is ${header}`)
  for (const line of lines) {
    const [run = 0, step = 0, x = NaN, y = NaN, loss = NaN] = line.split(',').map(Number)
    const known = rows.get(run) ?? []
    if (step !== known.length) throw new Error(`run ${run}: step ${step} follows ${known.length - 1}`)
    known.push([x, y, loss])
    rows.set(run, known)
  }
  return rows
}
