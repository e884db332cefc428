import { useConfig } from '../../store/index.ts'
import { Switch } from '../Switch.tsx'

const MEANING =
  'All runs have the same number for their rate: who changes one changes all. Methods that scale their steps by themselves have it too, though it means another length of step to them.'

/** Fair by the same rate. */
export function OneRate() {
  const on = useConfig(({ configuration }) => configuration.shown?.oneRate === true)
  const change = (next: boolean) => useConfig.getState().setShown({ oneRate: next || undefined })
  return <Switch label="Same rate" title={MEANING} on={on} onChange={change} />
}
