import { readColumns } from '../../charts/data/usePicture.ts'
import { methodValues, surfaceOf } from '../../config/index.ts'
import type { SurfaceChoice } from '../../config/types.ts'
import { Icon } from '../Icon.tsx'

/** What is unusual about these data, where it is. */
export function Remark({ surface }: { surface: SurfaceChoice }) {
  const method = surfaceOf(surface)
  const columns = readColumns(surface)
  const remark = columns && method.data?.remark?.(columns, methodValues(method, surface, 1))
  return (
    <div className="data-remark" role="status">
      {remark !== undefined && (
        <p>
          <Icon name="warning" /> {remark}
        </p>
      )}
    </div>
  )
}
