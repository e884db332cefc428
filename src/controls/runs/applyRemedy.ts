import type { Change } from '../../engine/diagnosis/types.ts'
import { useConfig } from '../../store/index.ts'

/** One change of the experiment, so that one undo takes it back. */
export function applyRemedy(key: string, change: Change): void {
  const { setOptimizer, setSchedule, setClip } = useConfig.getState()
  switch (change.what) {
    case 'rate':
    case 'method':
      return setOptimizer(key, change.optimizer)
    case 'schedule':
      return setSchedule(key, change.schedule)
    case 'clip':
      return setClip(key, change.clip)
  }
}
