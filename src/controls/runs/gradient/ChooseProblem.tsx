import { problems } from '../../../problems/index.ts'
import { useConfig } from '../../../store/index.ts'
import { Menu } from '../../Menu.tsx'

/** Takes the experiment to a surface that is a mean over data. */
export function ChooseProblem() {
  const { setSurface } = useConfig.getState()
  return (
    <Menu
      label="Choose a problem over data"
      className="b line"
      face="Choose a problem over data"
      items={Object.entries(problems).map(([id, { name, summary }]) => ({
        label: name,
        detail: summary,
        onSelect: () => setSurface({ id, params: {} }),
      }))}
    />
  )
}
