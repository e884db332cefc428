/** Writes the velocity at (x, y) to `out`. */
export type VelocityField = (x: number, y: number, out: Float64Array) => void

/** Velocities that a trial evaluates: the first one is the last of the step before. */
export const EVALUATIONS = 6

export interface Stepper {
  x: number
  y: number
  /** The velocity at (x, y). */
  readonly velocity: Float64Array
  /** Where the last attempt led, and how far off that may be. */
  readonly trial: { x: number; y: number; errorX: number; errorY: number }
  /** Tries a step of length h in time. */
  attempt(h: number): void
  /** Goes where the last attempt led. */
  accept(): void
}

/**
 * Steps along a velocity field that does not depend on time: the explicit method of Dormand and Prince 1980, of order 5, whose
 * error is estimated by a method of order 4. Written out: along a stiff valley it is called tens of thousands of times a frame.
 */
export function dormandPrince(field: VelocityField, x0: number, y0: number): Stepper {
  const velocity = new Float64Array(2)
  const trial = { x: x0, y: y0, errorX: 0, errorY: 0 }
  const k = new Float64Array(2)
  let [lastX, lastY] = [0, 0]
  field(x0, y0, velocity)
  return {
    x: x0,
    y: y0,
    velocity,
    trial,
    attempt(h) {
      const { x, y } = this
      const ax = velocity[0]!
      const ay = velocity[1]!
      field(x + (h / 5) * ax, y + (h / 5) * ay, k)
      const bx = k[0]!
      const by = k[1]!
      field(x + h * ((3 / 40) * ax + (9 / 40) * bx), y + h * ((3 / 40) * ay + (9 / 40) * by), k)
      const cx = k[0]!
      const cy = k[1]!
      field(
        x + h * ((44 / 45) * ax - (56 / 15) * bx + (32 / 9) * cx),
        y + h * ((44 / 45) * ay - (56 / 15) * by + (32 / 9) * cy),
        k,
      )
      const dx = k[0]!
      const dy = k[1]!
      field(
        x + h * ((19372 / 6561) * ax - (25360 / 2187) * bx + (64448 / 6561) * cx - (212 / 729) * dx),
        y + h * ((19372 / 6561) * ay - (25360 / 2187) * by + (64448 / 6561) * cy - (212 / 729) * dy),
        k,
      )
      const ex = k[0]!
      const ey = k[1]!
      field(
        x + h * ((9017 / 3168) * ax - (355 / 33) * bx + (46732 / 5247) * cx + (49 / 176) * dx - (5103 / 18656) * ex),
        y + h * ((9017 / 3168) * ay - (355 / 33) * by + (46732 / 5247) * cy + (49 / 176) * dy - (5103 / 18656) * ey),
        k,
      )
      const fx = k[0]!
      const fy = k[1]!
      trial.x = x + h * ((35 / 384) * ax + (500 / 1113) * cx + (125 / 192) * dx - (2187 / 6784) * ex + (11 / 84) * fx)
      trial.y = y + h * ((35 / 384) * ay + (500 / 1113) * cy + (125 / 192) * dy - (2187 / 6784) * ey + (11 / 84) * fy)
      field(trial.x, trial.y, k)
      lastX = k[0]!
      lastY = k[1]!
      const error = (a: number, c: number, d: number, e: number, f: number, g: number) =>
        h *
        ((71 / 57600) * a - (71 / 16695) * c + (71 / 1920) * d - (17253 / 339200) * e + (22 / 525) * f - (1 / 40) * g)
      trial.errorX = error(ax, cx, dx, ex, fx, lastX)
      trial.errorY = error(ay, cy, dy, ey, fy, lastY)
    },
    accept() {
      this.x = trial.x
      this.y = trial.y
      velocity[0] = lastX
      velocity[1] = lastY
    },
  }
}
