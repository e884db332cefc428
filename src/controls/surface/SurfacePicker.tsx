import { useState } from 'react'
import { surfaceOf } from '../../config/index.ts'
import { useConfig } from '../../store/index.ts'
import { Icon } from '../Icon.tsx'
import { Popover } from '../Popover.tsx'
import { SurfaceList } from './SurfaceList.tsx'
import { TypedSurface } from './TypedSurface.tsx'

/** The surface's name; opens the list of all surfaces and the editor of one's own. */
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
  const typed = useConfig(({ configuration }) => configuration.surface.equations !== undefined)
  const [own, setOwn] = useState(typed)
  return (
    <div className="picker">
      <div className="segments" role="group" aria-label="Kind of surface">
        <button type="button" className="b" aria-pressed={!own} onClick={() => setOwn(false)}>
          Surfaces
        </button>
        <button type="button" className="b" aria-pressed={own} onClick={() => setOwn(true)}>
          Your own
        </button>
      </div>
      {own ? <TypedSurface /> : <SurfaceList onChosen={close} />}
    </div>
  )
}
