import type { EditorTarget } from '../../store/types.ts'
import { Icon } from '../Icon.tsx'
import { Menu } from '../Menu.tsx'
import { startEmpty } from './open.ts'

/** What else the editor can be opened on. */
export function ForksMenu({ target }: { target: EditorTarget }) {
  return (
    <Menu
      label="Forks to try, or an empty text"
      className="b ghost"
      align="end"
      face={
        <>
          <Icon name="gallery" />
          <span className="word">Forks</span>
        </>
      }
      items={[{ label: 'Start empty', icon: 'plus', onSelect: () => startEmpty(target) }]}
    />
  )
}
