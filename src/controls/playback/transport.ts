/** What the buttons and the keys do with the playhead. */
import { stepsOn } from '../../charts/stepsOn.ts'
import { grainOf, onGrain } from '../../config/index.ts'
import { useConfig, useView } from '../../store/index.ts'

const lastStep = () => useConfig.getState().configuration.steps

/** Goes to a place on the axis, on its grain, and stays there. */
export function seek(place: number): void {
  const grain = grainOf(useConfig.getState().configuration)
  const playhead = onGrain(grain, Math.min(lastStep(), Math.max(0, place)) + grain / 2)
  useView.getState().set({ playhead, playing: false })
}

export const stepBy = (steps: number): void => seek(stepsOn(steps))

export const toStart = (): void => seek(0)

export const toEnd = (): void => seek(lastStep())

/** At the end it starts over. */
export function togglePlaying(): void {
  const { playing, set } = useView.getState()
  set({ playing: !playing })
}
