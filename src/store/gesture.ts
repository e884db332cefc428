import { useConfig } from './configStore.ts'

/** The gesture that moved the start last. */
let moved = NaN

useConfig.subscribe((now, before) => {
  if (now.configuration.start !== before.configuration.start && now.tag === 'start') moved = now.gesture
})

/** Whether the start is being moved: it has been, and the gesture goes on. */
export const isStartMoving = (): boolean => useConfig.getState().gesture === moved
