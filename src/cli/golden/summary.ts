import type { Verdict } from './judge.ts'

export interface Judged {
  group: string
  method: string
  id: string
  verdict: Verdict
}

/** A line per group and method, what was skipped by name, and the counts last. */
export function summary(judged: readonly Judged[], withFailures: boolean): string[] {
  const groups = groupBy(judged, ({ group, method }) => `${group}\n${method}`)
  const width = Math.max(...judged.map(({ group }) => group.length))
  const lines = [...groups].flatMap(([key, cases]) => {
    const [group = '', method] = key.split('\n')
    const failures = withFailures ? cases.filter(({ verdict }) => verdict.outcome === 'failed') : []
    return [
      `${group.padEnd(width)}  ${method}: ${counts(cases)}${remarks(cases)}`,
      ...failures.map(({ id, verdict }) => `  failed ${id}: ${verdict.detail}`),
    ]
  })
  return [...lines, ...skippedLines(judged), total(judged)]
}

function skippedLines(judged: readonly Judged[]): string[] {
  const skipped = judged.filter(({ verdict }) => verdict.outcome === 'skipped')
  const byName = [...groupBy(skipped, ({ verdict }) => verdict.detail ?? '')]
  if (byName.length === 0) return []
  return ['skipped, not in the program:', ...byName.map(([name, cases]) => `  ${name}: ${cases.length}`)]
}

const of = (judged: readonly Judged[], outcome: Verdict['outcome']): number =>
  judged.filter(({ verdict }) => verdict.outcome === outcome).length

const counts = (judged: readonly Judged[]): string =>
  (['passed', 'failed', 'skipped'] as const)
    .map((outcome) => [of(judged, outcome), outcome] as const)
    .filter(([count]) => count > 0)
    .map(([count, outcome]) => `${count} ${outcome}`)
    .join(', ')

/** What is to be known of passed cases. */
function remarks(judged: readonly Judged[]): string {
  const details = judged.flatMap(({ verdict }) => (verdict.outcome === 'passed' ? (verdict.detail ?? []) : []))
  return details.length > 0 ? ` (${[...new Set(details)].join(', ')})` : ''
}

const total = (judged: readonly Judged[]): string =>
  `${of(judged, 'passed')} passed, ${of(judged, 'failed')} failed, ${of(judged, 'skipped')} skipped`

function groupBy(judged: readonly Judged[], key: (entry: Judged) => string): Map<string, Judged[]> {
  const groups = new Map<string, Judged[]>()
  for (const entry of judged) {
    const name = key(entry)
    const group = groups.get(name)
    if (group) group.push(entry)
    else groups.set(name, [entry])
  }
  return groups
}
