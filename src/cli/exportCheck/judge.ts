import type { Configuration, RunConfiguration } from '../../config/index.ts'
import { exportScript, type Target } from '../../export/index.ts'
import { experimentOf, type ExportCase } from './cases.ts'
import { compare, spreadOf, tracedRows, type Rows } from './compare.ts'
import { runScript } from './python.ts'

export interface Verdict {
  group: string
  target: Target
  /** Whether an optimizer of the library computes the path. */
  library: boolean
  difference: number
  problem?: string
}

/** Cases in the same place, judged by one script for each target that has a Python. */
export function judgePlace(
  cases: readonly ExportCase[],
  pythons: Readonly<Partial<Record<Target, string>>>,
): Verdict[] {
  const known = new Map<RunConfiguration, { rows: Rows; spread: readonly number[] }>()
  const ours = (configuration: Configuration, run: RunConfiguration) => {
    const rows = known.get(run)?.rows ?? tracedRows(configuration, run)
    const found = known.get(run) ?? { rows, spread: spreadOf(configuration, run, rows) }
    known.set(run, found)
    return found
  }
  return Object.entries(pythons).flatMap(([name, python]) => {
    const target = name as Target
    const sayable = target === 'optax' ? cases.filter(isForOptax) : cases
    const [first] = sayable
    if (!first) return []
    const configuration = experimentOf(
      first,
      sayable.map(({ run }) => run),
    )
    const { rows, libraries, problem: broken } = execute(python, configuration, target)
    return sayable.map(({ group, run }, index): Verdict => {
      const verdict = { group, target, library: target === 'optax' || libraries.has(index) }
      if (broken !== undefined) return { ...verdict, difference: NaN, problem: broken }
      const mine = ours(configuration, run)
      const { difference, problem } = compare(mine.rows, rows.get(index) ?? [], mine.spread)
      return { ...verdict, difference, ...(problem !== undefined && { problem: `${describe(run)}: ${problem}` }) }
    })
  })
}

/** What Optax can say; its gradients are JAX's on every surface, so that a few are enough. */
const isForOptax = (each: ExportCase): boolean =>
  each.group !== 'surfaces' && exportScript(experimentOf(each, [each.run]), 'optax').ok

const describe = ({ optimizer, schedule, clip }: RunConfiguration): string =>
  JSON.stringify({ ...optimizer, ...(schedule.id !== 'constant' && { schedule }), clip })

interface Execution {
  rows: ReadonlyMap<number, Rows>
  /** The runs that an optimizer of the library computes. */
  libraries: ReadonlySet<number>
  problem?: string
}

function execute(python: string, configuration: Configuration, target: Target): Execution {
  const exported = exportScript(configuration, target)
  const none = { rows: new Map<number, Rows>(), libraries: new Set<number>() }
  if (!exported.ok) return { ...none, problem: exported.reason }
  const heads = [...exported.text.matchAll(/^# Run (\d+).*?: .*?,\s(?:#\s+)?torch\.optim/gm)]
  try {
    return { rows: runScript(python, exported.text), libraries: new Set(heads.map(([, index]) => Number(index))) }
  } catch (problem) {
    return { ...none, problem: problem instanceof Error ? problem.message : String(problem) }
  }
}
