import { norm } from './norm.ts'

/** Eigenvalues of a symmetric 2 x 2 matrix, ascending, and the unit eigenvector of the first; the other is at right angles. */
export interface Eigen {
  values: readonly [number, number]
  first: readonly [number, number]
}

/** Of [[a, b], [b, c]], given as [a, b, c]. The smaller eigenvalue comes from the determinant, which cancels less. */
export function eigen(matrix: ArrayLike<number>): Eigen {
  const a = matrix[0]!
  const b = matrix[1]!
  const c = matrix[2]!
  const mean = a / 2 + c / 2
  const radius = norm(a / 2 - c / 2, b)
  const outer = mean < 0 ? mean - radius : mean + radius
  const inner = outer === 0 ? 0 : a * (c / outer) - b * (b / outer)
  const values: [number, number] = outer < inner ? [outer, inner] : [inner, outer]
  return { values, first: vectorOf(a - values[0], b, c - values[0]) }
}

/** A unit vector that [[a, b], [b, c]], a singular matrix, takes to zero. */
function vectorOf(a: number, b: number, c: number): readonly [number, number] {
  const useFirstRow = Math.abs(a) + Math.abs(b) >= Math.abs(b) + Math.abs(c)
  const [u, v] = useFirstRow ? [-b, a] : [c, -b]
  const length = norm(u, v)
  return length > 0 && Number.isFinite(length) ? [u / length, v / length] : [1, 0]
}

/** The eigenvalues alone, ascending. */
export const eigenvaluesOf = (matrix: ArrayLike<number>): readonly [number, number] => eigen(matrix).values
