import type { Question } from '../python/surface.ts'

/** A method by hand in Python: a generator of its points, written with NumPy, the same operations in the same order. */
export interface PythonProcedure {
  /** Functions and classes that it uses, as text. */
  needs: readonly string[]
  /** What it asks of the surface besides its value. */
  asks: readonly Question[]
  /** The parameters that it takes after what it asks, in order; a list is passed as one. */
  takes: readonly (string | readonly string[])[]
  /** The generator, called as the method's id: (x, rate, value, slope, [curvature,] ...). */
  text: string
}
