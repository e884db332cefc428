/** What the buttons and the keys do with the playhead. */
import { useConfig, useView } from '../../store/index.ts'

const lastStep = () => useConfig.getState().configuration.steps

/** Goes to a whole step within the horizon and stays there. */
export function seek(step: number): void {
  useView.getState().set({ playhead: Math.min(lastStep(), Math.max(0, Math.round(step))), playing: false })
}

export const stepBy = (steps: number): void => seek(Math.floor(useView.getState().playhead) + steps)

export const toStart = (): void => seek(0)

export const toEnd = (): void => seek(lastStep())

/** At the end it starts over. */
export function togglePlaying(): void {
  const { playing, set } = useView.getState()
  set({ playing: !playing })
}
