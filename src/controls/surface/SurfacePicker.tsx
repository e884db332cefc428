import { surfaceOf } from '../../config/index.ts'
import { useConfig } from '../../store/index.ts'
import { EditEquations } from '../editor/EditEquations.tsx'
import { startEmpty } from '../editor/open.ts'
import { Icon } from '../Icon.tsx'
import { Popover } from '../Popover.tsx'
import { SurfaceList } from './SurfaceList.tsx'

/** The surface's name; opens the list of all surfaces, and the editor for one's own. */
export function SurfacePicker() {
  const name = useConfig(({ configuration }) => surfaceOf(configuration.surface).name)
  return (
    <Popover
      className="pick"
      name="Surface"
      title="Choose a surface or type your own"
      face={
        <>
          <span className="hidden-text">Surface: </span>
          <span className="pk">{name}</span>
          <Icon name="chevron" />
        </>
      }
    >
      {(close) => <PickerBody close={close} />}
    </Popover>
  )
}

function PickerBody({ close }: { close(): void }) {
  const empty = () => {
    close()
    startEmpty({ kind: 'surface' })
  }
  return (
    <div className="picker">
      <SurfaceList onChosen={close} />
      <div className="own">
        <EditEquations target={{ kind: 'surface' }} onOpen={close} />
        <button type="button" className="b line" onClick={empty}>
          <Icon name="plus" />
          Start empty
        </button>
      </div>
    </div>
  )
}
