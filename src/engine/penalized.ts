import type { SurfaceFunction } from '../language/index.ts'

/** The penalized objective f + lambda/2*|x|^2, which coupled weight decay goes down; f itself for lambda = 0. */
export function penalized(surface: SurfaceFunction, lambda: number): SurfaceFunction {
  if (lambda === 0) return surface
  const penalty = (x: number, y: number) => (lambda / 2) * (x * x + y * y)
  return {
    value: (x, y) => surface.value(x, y) + penalty(x, y),
    gradient(x, y, out) {
      const value = surface.gradient(x, y, out)
      out[0] = out[0]! + lambda * x
      out[1] = out[1]! + lambda * y
      return value + penalty(x, y)
    },
    hessian(x, y, out) {
      surface.hessian(x, y, out)
      out[0] = out[0]! + lambda
      out[2] = out[2]! + lambda
    },
  }
}
