import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

function call(args: readonly string[], input?: string) {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs')
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, 'src/cli/export.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    input,
  })
  return { status, stdout, stderr }
}

const LINK = 'surface=bowl&start=-1,2&steps=9&run=adam(lr:0.05)'

describe('export', { timeout: 60_000 }, () => {
  it.each([
    ['pytorch', 'torch.optim.Adam('],
    ['numpy', 'm = beta1*m + (1 - beta1)*g'],
    ['optax', 'optax.scale_by_adam('],
  ])('writes %s', (target, line) => {
    const { status, stdout, stderr } = call(['--to', target, LINK])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^# Bowl from \(-1, 2\), 9 steps/)
    expect(stdout).toContain(line)
    expect(stdout).toContain('print("run,step,x,y,loss")')
  })

  it('takes the target and the experiment in any order, from standard input too', () => {
    const { stdout } = call(['--to', 'numpy', LINK])
    expect(call([LINK, '--to=numpy']).stdout).toBe(stdout)
    expect(call(['-', '--to', 'numpy'], LINK).stdout).toBe(stdout)
  })

  it.each<[what: string, args: string[], message: RegExp]>([
    [
      'what Optax cannot say, which run and why',
      ['--to', 'optax', 'run=adam&run=bfgs'],
      /BFGS: Optax has no such method/,
    ],
    ['a target that is none', ['--to', 'matlab', LINK], /"matlab" is no target; there are pytorch, numpy, optax/],
    ['no target', [LINK], /say what to write, with --to/],
    ['no experiment', ['--to', 'numpy'], /give one link/],
    ['equations that do not parse', ['--to', 'numpy', 'surface=eq(x%2B)'], /cannot be read/],
    ['an unknown option', ['--fast', LINK], /unknown option --fast/],
  ])('ends with code 2, one line and no output on %s', (_, args, message) => {
    const { status, stdout, stderr } = call(args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  it('explains itself with --help', () => {
    const { status, stdout } = call(['--help'])
    expect(status).toBe(0)
    expect(stdout).toContain('--to pytorch')
  })
})
