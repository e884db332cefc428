import type { Projection } from '../geometry.ts'

/** A point is called stationary if Newton's step from it is shorter than this share of a pixel. */
const SHARE = 0.5

/** That length, in the surface's units: along the axis where pixels are the smaller. */
export const nearIn = ({ kx, ky }: Projection): number => SHARE * Math.min(1 / kx, -1 / ky)
