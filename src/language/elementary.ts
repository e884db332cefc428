/**
 * The elementary functions that determine paths. `Math.exp` and its kin differ between JavaScript engines in
 * the last bit; these ports of FDLIBM and Cephes use only `+ - * /` and bit patterns, so they give the same bits everywhere.
 */
import cos from '@stdlib/math-base-special-cos'
import pow from '@stdlib/math-base-special-pow'
import sin from '@stdlib/math-base-special-sin'
import tan from '@stdlib/math-base-special-tan'
import { exp, ln, tanh } from './exponential.ts'

export { cos, exp, ln, pow, sin, tan, tanh }
