/** How a run ended, in words that claim no more than the numbers say. */
import { formatNumber, formatPoint, formatStep } from '../../charts/format.ts'
import type { RunEnd } from '../../engine/types.ts'
import type { RunRecord } from '../../store/types.ts'

export interface Chip {
  text: string
  tone: 'good' | 'bad' | 'plain'
  mark: 'check' | 'cross' | 'ring' | 'none'
}

const ENDS: Record<Exclude<RunEnd['status'], 'diverged'>, Chip> = {
  minimum: { text: 'minimum', tone: 'good', mark: 'check' },
  saddle: { text: 'at a saddle', tone: 'plain', mark: 'ring' },
  maximum: { text: 'at a maximum', tone: 'plain', mark: 'ring' },
  flat: { text: 'flat', tone: 'plain', mark: 'ring' },
  moving: { text: 'still moving', tone: 'plain', mark: 'ring' },
}

export function chipOf(record: RunRecord | undefined): Chip {
  if (record === undefined) return { text: 'waiting', tone: 'plain', mark: 'none' }
  const { condition, samples } = record
  const reached = formatStep(Math.max(0, samples.count - 1))
  if (condition === 'failed') return { text: 'cannot run', tone: 'bad', mark: 'cross' }
  if (condition === 'lost') return { text: `stopped at ${reached}`, tone: 'bad', mark: 'cross' }
  if (samples.end === undefined) {
    return {
      text: condition === 'restarted' ? `restarted, step ${reached}` : `step ${reached}`,
      tone: 'plain',
      mark: 'none',
    }
  }
  return endChip(samples.end)
}

const endChip = (end: RunEnd): Chip =>
  end.status === 'diverged'
    ? { text: `diverged at ${formatStep(end.step)}`, tone: 'bad', mark: 'cross' }
    : ENDS[end.status]

/** The evidence for the status, a sentence with its numbers. */
export function evidenceOf(record: RunRecord | undefined): string | undefined {
  if (record === undefined) return undefined
  if (record.condition === 'failed') return record.message ?? 'This run cannot be computed.'
  if (record.condition === 'lost')
    return record.message ?? 'Its worker was lost twice: the path shows what came until then.'
  const { end } = record.samples
  if (end === undefined) return undefined
  const said = sentence(end)
  return record.condition === 'restarted' ? `${said} (Its worker was lost on the way; another took over.)` : said
}

function sentence(end: RunEnd): string {
  const at = `At step ${formatStep(end.step)}`
  const gradient = `the gradient's length is ${formatNumber(end.gradientNorm, 2)}`
  const [low, high] = end.eigenvalues
  const curvatures = `${formatNumber(low, 2)} and ${formatNumber(high, 2)}`
  switch (end.status) {
    case 'minimum':
      return `${at} ${gradient} and both curvatures are positive, ${curvatures}: a minimum.`
    case 'saddle':
      return `${at} ${gradient}, but the curvatures are ${curvatures}: a saddle. The loss still falls along one direction.`
    case 'maximum':
      return `${at} ${gradient}, but both curvatures are negative, ${curvatures}: a maximum.`
    case 'flat':
      return `${at} ${gradient} and the curvatures ${curvatures} are negligible: nothing says whether this is a minimum.`
    case 'moving':
      return `${at} ${gradient}; the last step was ${formatNumber(end.stepLength, 2)} long.`
    case 'diverged':
      return `At step ${formatStep(end.step)} the point or its loss is no longer a finite number. Last finite point: ${formatPoint(...end.point)}.`
  }
}
