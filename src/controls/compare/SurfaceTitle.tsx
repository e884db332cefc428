import { startText } from '../../charts/startText.ts'
import { surfaceOf, surfacesOf } from '../../config/index.ts'
import { useConfig } from '../../store/index.ts'
import { Icon } from '../Icon.tsx'
import { Formula } from '../surface/Formula.tsx'
import { removeSurface } from './surfaces.ts'

/** Which surface a row of panels is on, and where the runs start on it. */
export function SurfaceTitle({ row }: { row: number }) {
  const surface = useConfig(({ configuration }) => surfacesOf(configuration)[row])
  if (!surface) return null
  const { name, start } = surfaceOf(surface)
  return (
    <div className="surface-title">
      <h2>{name}</h2>
      <Formula choice={surface} />
      {row > 0 && (
        <>
          <span className="origin">start {startText(surface, start)} and view: this surface’s own</span>
          <button
            type="button"
            className="b ghost icon"
            aria-label={`Remove ${name}`}
            onClick={() => removeSurface(row)}
          >
            <Icon name="cross" />
          </button>
        </>
      )}
    </div>
  )
}
