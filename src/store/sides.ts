import { create } from 'zustand'
import { exchange, sideInFront, type Side } from './undo.ts'

export type SideName = 'A' | 'B'

/** Two experiments, of which one is in front. Absent: there is one only. */
interface SidesState {
  inFront: SideName
  other?: Side
}

/**
 * Going from one to the other is no change of the experiment: each has a past of its own, and undo goes through that of the
 * one in front. So what is undone is always what one sees.
 */
export const useSides = create<SidesState>(() => ({ inFront: 'B' }))

/** Keeps the experiment as A and goes on with it as B; where there are two, shows the other one. */
export function switchSides(): void {
  const { inFront, other } = useSides.getState()
  if (other) useSides.setState({ inFront: inFront === 'A' ? 'B' : 'A', other: exchange(other) })
  else useSides.setState({ inFront: 'B', other: sideInFront() })
}

export function showSide(name: SideName): void {
  if (useSides.getState().inFront !== name) switchSides()
}

/** Goes on with this one alone; the other is gone. */
export function keepSide(name: SideName): void {
  showSide(name)
  useSides.setState({ inFront: 'B', other: undefined })
}
