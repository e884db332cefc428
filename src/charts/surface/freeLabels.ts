import type { ContourPicture } from '../../engine/types.ts'
import { toX, toY, type Projection } from './geometry.ts'
import { overlaps, type Box } from './labels.ts'
import { isolineLabels, type IsolineLabel } from './levels.ts'

/** Half the room of a value on an isoline, which may stand at any angle. */
const ROOM = 14

/** The values on a picture's isolines, off everything that stands over it. */
export function freeLabels(picture: ContourPicture, p: Projection, obstacles: readonly Box[]): IsolineLabel[] {
  const { x, y } = picture.view
  const isFree = (atX: number, atY: number) => {
    const box = { x: toX(p, atX) - ROOM, y: toY(p, atY) - ROOM, width: 2 * ROOM, height: 2 * ROOM }
    return !obstacles.some((other) => overlaps(other, box))
  }
  return isolineLabels(picture, (x[1] - x[0]) * p.kx, (y[1] - y[0]) * -p.ky, isFree)
}
