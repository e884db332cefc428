import type { MethodChoice } from '../../config/types.ts'
import { useConfig } from '../../store/index.ts'

const beside = (): readonly MethodChoice[] => useConfig.getState().configuration.shown?.beside ?? []

/** A further row of panels. */
export const addSurface = (surface: MethodChoice): void =>
  useConfig.getState().setShown({ beside: [...beside(), surface] })

/** The first row is the experiment's own surface: it stays. */
export const removeSurface = (row: number): void =>
  useConfig.getState().setShown({ beside: beside().filter((_, place) => place !== row - 1) })
