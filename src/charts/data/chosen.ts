import type { RefObject } from 'react'
import type { ShownData } from './usePicture.ts'

export interface Chosen {
  /** The row that is looked at; undefined: none. */
  row: number | undefined
  /** The class of points that are added, where there are classes. */
  side: number
  choose(row: number | undefined): void
}

export interface PointsProps {
  shown: ShownData
  chosen: Chosen
  /** The axes stay while a point is moved. */
  onHold(held: boolean): void
}

export type Latest = RefObject<PointsProps>
