import type { PlacedHandle } from '../../../config/handles.ts'

/**
 * Handles of a schedule that counts epochs, each at the update with which its epoch begins. `over` has the epochs that are over when
 * each update begins. Moved within an epoch, a handle goes to the next epoch in the direction of the move.
 */
export function inUpdates(handles: readonly PlacedHandle[], over: Float64Array): readonly PlacedHandle[] {
  const beginOf = (epoch: number) => {
    const update = over.findIndex((each) => each >= epoch)
    return update < 0 ? over.length : update
  }
  const epochAt = (update: number) => over[update] ?? (over.at(-1) ?? 0) + 1
  return handles.map((handle) => {
    const own = beginOf(handle.step)
    const epochFor = (update: number) => {
      const epoch = epochAt(update)
      return update > own && epoch <= handle.step ? handle.step + 1 : epoch
    }
    return {
      ...handle,
      step: own,
      to: ({ step, rate }, digits) =>
        handle.to({ step: step === undefined ? undefined : epochFor(step), rate }, digits),
    }
  })
}
