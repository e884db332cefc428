/** What a private run has spent, and where that says little or nothing. */
import { useMemo } from 'react'
import { formatNumber, formatShort } from '../../../charts/format.ts'
import { asksBesideGradients, estimateOf, methodValues } from '../../../config/index.ts'
import type { RunConfiguration } from '../../../config/types.ts'
import { spending } from '../../../core/accountant.ts'
import type { RunSamples } from '../../../store/types.ts'
import { useConfig, useReadableRuns } from '../../../store/index.ts'
import { useAtPlayhead } from '../../live.ts'
import { dataSize } from './dataSize.ts'

interface Spent {
  epsilon: number
  delta: number
  /** Gradients that were answered, each from a lot and noise of its own. */
  answers: number
  /** With what probability a row is in a lot. */
  q: number
  /** Rows that are trained on. */
  rows: number
  /** Why the bound does not hold, in sentences; none if it does. */
  leaks: readonly string[]
}

const answersAt = ({ evaluations }: RunSamples, index: number) => evaluations[index] ?? NaN

/** At the playhead; undefined of a run that is not private, or not yet computed. */
export function useSpentPrivacy(run: RunConfiguration): Spent | undefined {
  const isPrivate = run.estimate?.id === 'private'
  const rows = useConfig(({ configuration }) => (isPrivate ? dataSize(configuration.surface) : 0))
  const answers = useAtPlayhead(run.key, answersAt)
  const estimate = estimateOf(run.estimate)
  const values = isPrivate && estimate && run.estimate ? methodValues(estimate, run.estimate, 1) : {}
  const [lot, sigma, delta] = [Number(values.L), Number(values.sigma), Number(values.delta)]
  const q = Math.min(1, lot / rows)
  const spent = useMemo(() => (rows > 0 ? spending({ q, sigma }, delta) : undefined), [rows, q, sigma, delta])
  const followsLoss = useFollowsLoss(run.key)
  if (!spent || Number.isNaN(answers)) return undefined
  const leaks = [
    ...(asksBesideGradients(run.optimizer, 1)
      ? ['The optimizer also asks for f itself or its curvature, which no noise hides: the bound does not hold.']
      : []),
    ...(followsLoss ? ['A schedule follows the losses, which no noise hides: the bound does not hold.'] : []),
  ]
  return { epsilon: spent(answers), delta, answers, q, rows, leaks }
}

/** Whether a schedule of the run needs the losses: its values are then not known before the run. */
const useFollowsLoss = (key: string): boolean =>
  useReadableRuns(({ runs }) => {
    const samples = runs.get(key)?.samples
    if (!samples || samples.count === 0) return false
    return [samples.curve, ...Object.values(samples.parameterCurves)].some(({ length }) => length === 0)
  })

/** In a word or two, for the run's row. */
export function privacyWords({ epsilon, delta, leaks }: Spent): string {
  const isPrivate = leaks.length === 0 && Number.isFinite(epsilon)
  return isPrivate ? `ε = ${formatNumber(epsilon)} at δ = ${formatShort(delta)}` : 'not private'
}

/** Why the bound may be worth little although it holds, in sentences. */
export const reservations = ({ delta, rows }: Spent, { patience }: RunConfiguration): string[] => [
  ...(delta > 1 / rows
    ? [
        `δ is above 1/n = ${formatNumber(1 / rows)}: a method that publishes one of the rows, picked at random, would pass.`,
      ]
    : []),
  ...(patience === undefined ? [] : ['Where it stops tells of the rows held back, which are not protected.']),
]
