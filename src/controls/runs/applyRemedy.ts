import type { Change } from '../../engine/diagnosis/types.ts'
import { useConfig } from '../../store/index.ts'

/** One change of the experiment, so that one undo takes it back. */
export function applyRemedy(key: string, change: Change): void {
  const { setOptimizer, setSchedule, setClip, setEstimate, setPatience, setPrecision } = useConfig.getState()
  switch (change.what) {
    case 'rate':
    case 'method':
    case 'weightDecay':
      return setOptimizer(key, change.optimizer)
    case 'schedule':
      return setSchedule(key, change.schedule)
    case 'clip':
      return setClip(key, change.clip)
    case 'precision':
      return setPrecision(key, change.precision)
    case 'estimate':
      return setEstimate(key, change.estimate)
    case 'patience':
      return setPatience(key, change.patience)
  }
}
