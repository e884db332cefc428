import { create } from 'zustand'
import type { Lecture } from '../config/lecture/types.ts'

/** What the hand of the lecturer is: a bright spot to point with, or a pen. */
export type Tool = 'laser' | 'pen'

/** What is on the stage besides the experiment itself. */
export interface Stage {
  lecture: Lecture
  /** The scene that is shown, from 0. */
  scene: number
  tool?: Tool
  /** The chart under the picture, by its place among the scene's charts. */
  chart?: number
  /** They stand where the data of a problem are else. */
  equations?: boolean
  /** The data of a problem are not shown beside it. */
  dataAway?: boolean
  notes?: boolean
  help?: boolean
  blank?: boolean
}

export const useStage = create<Stage>(() => ({ lecture: { scenes: [{ link: '' }] }, scene: 0 }))

export const stage = useStage.getState

export const setStage = (change: Partial<Stage>): void => useStage.setState(change)

/** Turns something on the stage on or off. */
export const toggle = (name: 'equations' | 'dataAway' | 'notes' | 'help' | 'blank') => (): void =>
  setStage({ [name]: !stage()[name] })

export const take = (tool: Tool) => (): void => setStage({ tool: stage().tool === tool ? undefined : tool })
