import { keyOn } from '../../config/index.ts'
import type { View } from '../../core/method.ts'
import { useConfig, useView, type ViewState } from '../../store/index.ts'

/**
 * Where a panel's view and picture are kept: those of the experiment's own surface with the experiment itself (''), those of a further one
 * under its row, for all its panels; and where panels are apart, each panel's under its run.
 */
export const placeOf = (row: number, run: string, apart: boolean): string =>
  apart ? `of ${keyOn(run, row)}` : row === 0 ? '' : `row ${row}`

/** Chooses the view of a place. */
export function setViewAt(place: string, view: View): void {
  if (place === '') return useConfig.getState().setView(view)
  const { views, set } = useView.getState()
  set({ views: { ...views, [place]: view } })
}

/** Says what is seen at a place: undefined when it is no longer looked at. */
export function setVisibleAt(place: string, seen: Exclude<ViewState['pictured'], undefined>[string] | undefined): void {
  const { pictured = {}, set } = useView.getState()
  if (place === '') {
    if (seen) set({ visible: { view: seen.view, width: seen.width, height: seen.height } })
    return
  }
  const others = Object.entries(pictured).filter(([other]) => other !== place)
  set({ pictured: Object.fromEntries(seen ? [...others, [place, seen]] : others) })
}
