import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultConfiguration, writeLink } from '../../src/config/index.ts'

const root = join(import.meta.dirname, '../..')
const tsx = join(root, 'node_modules/tsx/dist/cli.mjs')

function call(command: string, args: readonly string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, `src/cli/${command}.ts`, ...args], {
    cwd: root,
    encoding: 'utf8',
    input,
    maxBuffer: 1 << 28,
  })
  return { status, stdout, lines: stdout.trimEnd().split('\n'), stderr }
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'thalweg-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const experiment = {
  surface: { id: 'rosenbrock', b: 17 },
  start: [-1.2, 1.3],
  steps: 12,
  seed: 1,
  runs: [
    { optimizer: { id: 'adam', lr: 0.03 }, schedule: { id: 'cosine' }, clip: { id: 'norm', max: 1 } },
    { optimizer: { equations: 'x = x - lr*g', lr: 0.001 }, label: 'mine, "typed"' },
  ],
}

describe('trace', { timeout: 60_000 }, () => {
  it('reads a file that begins with a byte order mark', () => {
    const { status, lines } = call('trace', [file('marked.json', `\uFEFF${JSON.stringify(experiment)}`), '--csv'])
    expect([status, lines.length]).toEqual([0, 27])
  })

  it('prints one JSON object per run and line, with every step', () => {
    const { status, lines, stderr } = call('trace', [file('experiment.json', experiment)])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(lines).toHaveLength(2)
    const [adam, mine] = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(Object.keys(adam!)).toEqual([
      ...[
        'label',
        'optimizer',
        'at',
        'points',
        'losses',
        'lrs',
        'gradientNorms',
        'gradientEvaluations',
        'status',
        'end',
      ],
    ])
    const at = Array.from({ length: 13 }, (_, step) => step)
    expect(adam).toMatchObject({ label: 'Adam', optimizer: 'adam', at, gradientEvaluations: at, status: 'moving' })
    expect((adam!.points as unknown[])[0]).toEqual([-1.2, 1.3])
    expect((adam!.lrs as unknown[]).map((lr) => typeof lr)).toEqual([...Array<string>(12).fill('number'), 'object'])
    expect(adam!.end).toMatchObject({ step: 12, eigenvalues: [expect.any(Number), expect.any(Number)] })
    expect(mine).toMatchObject({ label: 'mine, "typed"', optimizer: 'x = x - lr*g' })
  })

  it('gives the same numbers from a file, standard input, a link and its query string', () => {
    const link = writeLink(defaultConfiguration())
    const address = call('trace', [`https://example.org/thalweg/#${link}`]).stdout
    expect(call('trace', [link]).stdout).toBe(address)
    expect(call('trace', ['-'], link).stdout).toBe(address)
    const fromFile = call('trace', [file('again.json', experiment)]).stdout
    expect(call('trace', ['-'], JSON.stringify(experiment)).stdout).toBe(fromFile)
  })

  it('prints a table with --csv', () => {
    const { lines } = call('trace', [file('table.json', experiment), '--csv'])
    expect(lines[0]).toBe('run,label,step,x,y,loss,lr,gradientNorm,gradientEvaluations')
    expect(lines).toHaveLength(1 + 2 * 13)
    expect(lines[1]).toMatch(/^0,Adam,0,-1\.2,1\.3,5\.17\d+,0\.03,/)
    expect(lines[13]).toMatch(/^0,Adam,12,[^,]+,[^,]+,[^,]+,,/)
    expect(lines[14]).toMatch(/^1,"mine, ""typed""",0,-1\.2,1\.3,/)
  })

  it('says where gradients are estimates, and what they cost in gradients of terms', () => {
    const link = 'surface=least_squares&run=gradientDescent/miniBatch(B:4)&run=adam/gaussian&steps=2'
    const { lines } = call('trace', [link, '--csv'])
    expect(lines[0]).toMatch(/,gradientEvaluations,termEvaluations,estimate,noise$/)
    expect(lines[3]).toMatch(/,2,8,miniBatch,$/)
    expect(lines[6]).toMatch(/,2,128,,gaussian$/)
    const [first] = call('trace', [link]).lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(first).toMatchObject({ estimate: 'miniBatch', termEvaluations: [0, 4, 8] })
    expect(first).not.toHaveProperty('noise')
  })

  it('says of a run in low precision what rounding did to each update, and the loss scale', () => {
    const text = encodeURIComponent('f(x, y) = 1e-9*(x^2 + y^2)')
    const link = `surface=eq(${text})&start=2,0&run=adam(lr:0.1)/binary16&run=adam(lr:0.1)&steps=3`
    const [low, exact] = call('trace', [link]).lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(low).toMatchObject({
      precision: 'binary16',
      precisionEvents: [['underflow'], ['underflow'], ['underflow'], null],
      lossScales: [1, 1, 1, null],
    })
    expect(Object.keys(exact!)).not.toContain('lossScales')
    const [header, first] = call('trace', [link, '--csv']).lines
    expect(header).toMatch(/,precision,precisionEvents,lossScale$/)
    expect(first).toMatch(/,binary16,underflow,1$/)
  })

  it('reports divergence as a result', () => {
    const runs = [{ optimizer: { id: 'gradientDescent', lr: 5 } }]
    const { status, lines } = call('trace', ['-'], JSON.stringify({ ...experiment, runs }))
    const trace = JSON.parse(lines[0]!) as { at: number[]; lrs: unknown[]; end: { step: number } }
    expect(status).toBe(0)
    expect(trace).toMatchObject({ status: 'diverged', end: { step: trace.at.length } })
    expect(trace.lrs.at(-1)).toBeNull()
  })

  it.each<[what: string, args: string[], input: string | undefined, message: RegExp]>([
    ['no experiment', [], undefined, /give one link/],
    ['a file that is not there', ['nowhere.json'], undefined, /nowhere\.json cannot be read/],
    ['what is not JSON', ['-'], '{"surface":', /not JSON/],
    ['empty input', ['-'], '', /empty/],
    ['an unknown surface', ['-'], '{"surface":{"id":"rosenbrok"}}', /"rosenbrok" is not a surface.*rosenbrock/],
    ['a number that is none', ['-'], '{"steps":"many"}', /steps: "many"/],
    ['an unknown key in a link', ['surfaces=bowl'], undefined, /"surfaces" is not understood/],
    ['typed equations that do not parse', ['-'], '{"surface":{"equations":"f(x, y) = x +"}}', /line 1, column \d+/],
    ['an unknown option', ['--verbose', 'steps=3'], undefined, /unknown option --verbose/],
  ])('ends with code 2, one line and no output on %s', (_, args, input, message) => {
    const { status, stdout, stderr } = call('trace', args, input)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  it('explains itself with --help', () => {
    const { status, stdout } = call('trace', ['--help'])
    expect(status).toBe(0)
    expect(stdout).toContain('gradientEvaluations')
  })

  it('is no failure when the reader has had enough', () => {
    const { status, stderr } = spawnSync(
      'bash',
      ['-c', `set -o pipefail; "${process.execPath}" "${tsx}" src/cli/trace.ts steps=100000 | head -c 10`],
      { cwd: root, encoding: 'utf8' },
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })
})

describe('golden', { timeout: 60_000 }, () => {
  type Golden = { cases: { points: unknown[][]; optimizer: string }[] }
  const clipping = () => JSON.parse(readFileSync(join(root, 'tests/golden/clipping.json'), 'utf8')) as Golden
  const folderWith = (content: unknown): string => {
    const path = mkdtempSync(join(folder, 'golden-'))
    writeFileSync(join(path, 'clipping.json'), JSON.stringify(content))
    return path
  }

  it('prints a line per group and method and the counts last', () => {
    const { status, lines } = call('golden', [folderWith(clipping())])
    expect(status).toBe(0)
    expect(lines).toContain('clipping  Adam, clip value: 5 passed')
    expect(lines.at(-1)).toBe('80 passed, 0 failed, 0 skipped')
  })

  it('fails with code 1 on one altered number, and names it with --failures', () => {
    const altered = clipping()
    altered.cases[3]!.points[5]![0] = 0.25
    const { status, lines } = call('golden', [folderWith(altered), '--failures'])
    expect(status).toBe(1)
    expect(lines.at(-1)).toBe('79 passed, 1 failed, 0 skipped')
    expect(lines.find((line) => line.startsWith('  failed'))).toMatch(
      /^ {2}failed clip\/.*: step 5: x differs by .* \(tolerance .*\)/,
    )
  })

  it('names what the program does not have', () => {
    const strange = clipping()
    strange.cases.forEach((each, i) => i < 2 && (each.optimizer = 'Hyperball'))
    const { status, lines } = call('golden', [folderWith(strange)])
    expect(status).toBe(0)
    expect(lines.slice(-3)).toEqual([
      'skipped, not in the program:',
      '  Hyperball: 2',
      '78 passed, 0 failed, 2 skipped',
    ])
  })

  it.each<[string, () => string[], RegExp]>([
    ['no folder', () => [], /give one folder/],
    ['a folder that is not there', () => [join(folder, 'nowhere')], /cannot be read/],
    ['a file that is no golden data', () => [folderWith({ hello: 1 })], /clipping\.json: cases is not a list/],
  ])('ends with code 2 and one line on %s', (_, args, message) => {
    const { status, stdout, stderr } = call('golden', args())
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })
})

describe.each(['bench', 'check', 'icons', 'lighthouse', 'screens', 'screenshot'] as const)(
  '%s',
  { timeout: 60_000 },
  (name) => {
    it('explains itself with --help, and does nothing', () => {
      const { status, stdout, stderr } = call(name, ['--help'])
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      expect(stdout).toContain(`npm run -s ${name}`)
    })

    it('does nothing where it is told what it does not know', () => {
      const { status, stdout, stderr } = call(name, ['--hepl'])
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
      expect(stderr).toContain('--help')
    })
  },
)
