import { Icon } from '../controls/Icon.tsx'
import { Menu } from '../controls/Menu.tsx'
import { useView } from '../store/index.ts'
import { ACTIONS, keysOf } from './actions.ts'

const LISTED: ReadonlySet<string> = new Set(['Experiment', 'Program'])

/** What can be done with the experiment and the program: the commands of the keyboard, for the hand. */
export function MoreMenu() {
  // Drawn anew when what is in force changes.
  useView(({ colours }) => colours)
  return (
    <Menu
      className="b ghost icon"
      label="More"
      align="end"
      face={<Icon name="menu" />}
      items={ACTIONS.filter(({ group }) => LISTED.has(group)).map((action) => ({
        label: action.label,
        keys: keysOf(action),
        checked: action.chosen?.(),
        onSelect: () => action.act(''),
      }))}
    />
  )
}
