import { writeLink } from '../../config/index.ts'
import type { Configuration } from '../../config/index.ts'
import { runPart, surfacePart, type RunPart } from '../experiment.ts'
import type { Dialect } from './dialect.ts'
import { helpersOf } from './helpers.ts'
import type { PrintedRun } from './run.ts'
import { printSurface, type Question } from './surface.ts'
import { comment, definition, wrapped } from './text.ts'

/** How a target writes things down. */
export interface Writer {
  /** `NumPy`. */
  target: string
  dialect: Dialect
  /** Import lines, and those that follow them, of a script with this text. */
  imports(text: string): readonly string[]
  settings(text: string): readonly string[]
  run(run: RunPart, index: number, experiment: { steps: number; surface: ReturnType<typeof surfacePart> }): WrittenRun
}

export interface WrittenRun extends PrintedRun {
  /** What computes the run and why, as the rest of `Run 0: Adam, ...`. */
  how: string
}

/** The whole script. Throws `ExportProblem` for what the target cannot say. */
export function writeScript(configuration: Configuration, writer: Writer): string {
  const { steps, runs } = configuration
  const { dialect, imports, settings } = writer
  const surface = surfacePart(configuration.surface)
  const parts = runs.map((run) => runPart(run, configuration))
  const written = parts.map((part, index) => writer.run(part, index, { steps, surface }))
  const asked = new Set<Question>(written.flatMap((each) => [...each.asked]))
  const all = [...printSurface(surface, dialect, asked), ...written.flatMap((each) => each.definitions)]
  // What several runs need stands there once.
  const definitions = [...new Set(all)]
  const helpers = helpersOf(definitions.join('\n'), dialect)
  const text = [...helpers, ...definitions].join('\n')
  const standard = [...(text.includes('functools.') ? ['functools'] : []), 'math']
  const blocks = [
    header(configuration, writer, parts, written),
    [...standard.map((module) => `import ${module}`), '', ...imports(text), '', ...settings(text)].join('\n'),
    [`steps = ${steps}`, `start = ${dialect.point(configuration.start)}`].join('\n'),
    ...helpers,
    ...definitions,
    report(runs.length),
  ].reduce((before, next) => `${before}${gap(before, next)}${next}`)
  return `${blocks}\n`
}

/** Two empty lines round functions and classes, one elsewhere. */
const gap = (before: string, next: string): string =>
  /^(def|class|@)/m.test(before.split(/\n\n\n/).at(-1) ?? '') || /^(def|class|@)/.test(next) ? '\n\n\n' : '\n\n'

function header(
  configuration: Configuration,
  { target }: Writer,
  parts: readonly RunPart[],
  written: readonly WrittenRun[],
): string {
  const { start, steps, shown } = configuration
  const { name, program } = surfacePart(configuration.surface)
  return [
    `${name} from (${start.join(', ')}), ${steps} steps, in ${target}.`,
    ...program.text.split('\n').map((line) => `  ${line}`),
    '',
    'Prints run,step,x,y,loss. The same experiment on the page:',
    `  #${writeLink(configuration)}`,
    ...(shown?.axis === 'evaluations'
      ? [`There each run ends with its budget of ${steps} gradient evaluations; here it takes all ${steps} steps.`]
      : []),
    '',
    ...parts.flatMap(({ label, name }, index) => {
      const called = label === name ? '' : `, ${label}`
      return wrapped(`Run ${index}${called}: ${name}, ${written[index]?.how ?? ''}`)
    }),
  ]
    .flatMap(comment)
    .join('\n')
}

const report = (count: number): string =>
  [
    definition('report(runs)', 'Prints every point of every run, up to the last that is finite.', [
      'print("run,step,x,y,loss")',
      'for run, points in enumerate(runs):',
      '    for step, p in enumerate(points()):',
      '        row = [float(p[0]), float(p[1]), float(f(p))]',
      '        if not all(map(math.isfinite, row)):',
      '            break',
      '        print(run, step, *map(repr, row), sep=",")',
    ]),
    '',
    '',
    `report([${Array.from({ length: count }, (_, i) => `run_${i}`).join(', ')}])`,
  ].join('\n')
