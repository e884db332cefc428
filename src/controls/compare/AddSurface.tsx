import { CONFIGURATION_LIMITS } from '../../config/index.ts'
import { useConfig } from '../../store/index.ts'
import { Icon } from '../Icon.tsx'
import { Popover } from '../Popover.tsx'
import { SurfaceList } from '../surface/SurfaceList.tsx'
import { addSurface } from './surfaces.ts'

/** Adds a row of panels: the same runs on another surface. */
export function AddSurface() {
  const full = useConfig(
    ({ configuration }) => (configuration.shown?.beside?.length ?? 0) >= CONFIGURATION_LIMITS.beside,
  )
  return (
    <Popover
      className="b line"
      name="Add surface"
      title={full ? 'A comparison holds no more surfaces' : 'The same runs on another surface, a row of panels'}
      align="end"
      disabled={full}
      face={
        <>
          <Icon name="plus" />
          Add surface
        </>
      }
    >
      {(close) => (
        <div className="picker">
          <SurfaceList onChosen={close} onChoose={(id) => addSurface({ id, params: {} })} />
        </div>
      )}
    </Popover>
  )
}
