import { formatShort } from '../../charts/format.ts'
import { moveAt } from '../../charts/moveWords.ts'
import { methodValues, movePlace, surfaceOf } from '../../config/index.ts'
import { useConfig, useView } from '../../store/index.ts'

/** Of data that move in mid-run: where the points stand at the playhead. Nothing of others. */
export function MoveNote() {
  const configuration = useConfig((state) => state.configuration)
  const { surface } = configuration
  const method = surfaceOf(surface)
  const [place, at, by] = [movePlace(configuration, surface), moveAt(configuration), method.moves?.by]
  const hasMoved = useView(({ playhead }) => place !== undefined && playhead >= place)
  if (at === undefined || !by) return null
  const values = methodValues(method, surface, 1)
  const way = Object.values(by).map(({ parameter }) => formatShort(Number(values[parameter])))
  return (
    <p className="data-moves" role="status">
      {hasMoved
        ? `Since ${at} all points stand (${way.join(', ')}) from where they were. A row says where its point was before.`
        : `At ${at} all points move by (${way.join(', ')}).`}
    </p>
  )
}
