import { say, useConfig } from '../../store/index.ts'
import { offReason } from './offReasons.ts'
import { FROM_ABOVE, FROM_THE_SIDE } from '../relief/geometry.ts'

/** The surface from the side, or flat again. */
export function toggleRelief(): void {
  const { configuration, setShown } = useConfig.getState()
  const reason = offReason(configuration, 'relief')
  if (reason !== undefined) return say(reason)
  setShown({ relief: configuration.shown?.relief ? undefined : FROM_THE_SIDE })
}

/** The relief as the flat picture shows it, or from the side again. */
export function toggleAbove(): void {
  const { configuration, setShown } = useConfig.getState()
  const isAbove = configuration.shown?.relief?.elevation === FROM_ABOVE.elevation
  setShown({ relief: isAbove ? FROM_THE_SIDE : FROM_ABOVE })
}
