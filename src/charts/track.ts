import type { RunSamples } from '../store/types.ts'

/** Where in a buffer the numbers of each step stand: those of step k from `offset + k*stride` on. */
export interface Track {
  values: Float64Array
  offset: number
  stride: number
}

/** The run's points. */
export const pointTrack = ({ points }: RunSamples): Track => ({ values: points, offset: 0, stride: 2 })

/** A slot of the state after each step, and how many numbers it has; undefined for a run without one of that name. */
export function slotTrack({ layout, slots }: RunSamples, name: string): (Track & { width: number }) | undefined {
  let [stride, offset, width] = [0, 0, 0]
  for (const slot of layout) {
    if (slot.name === name) [offset, width] = [stride, slot.width]
    stride += slot.width
  }
  return width === 0 ? undefined : { values: slots, offset, stride, width }
}

/** A path that is shown beside the run's own, and the slot that it is of. */
export interface SecondTrack {
  name: string
  track: Track
}

/** The paths that the run's optimizer shows beside its own. */
export const secondTracks = (samples: RunSamples): SecondTrack[] =>
  samples.shown.flatMap((name) => {
    const track = slotTrack(samples, name)
    return track?.width === 2 ? [{ name, track }] : []
  })

export const valueAt = ({ values, offset, stride }: Track, step: number): number =>
  values[offset + step * stride] ?? NaN
