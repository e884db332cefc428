import type { PythonProcedure } from './procedure.ts'

export const backtracking: PythonProcedure = {
  needs: [],
  asks: ['gradient'],
  takes: ['rho', 'c1', 'maxBacktracks'],
  text: `
def backtracking(x, rate, value, slope, rho, c1, maxBacktracks):
    """Gradient descent with Armijo's rule; where no step is short enough, none is taken."""
    yield x
    for step in range(steps):
        alpha = np.float64(rate(step, x))
        p = -slope(x)
        f = value(x)
        descent = -np.sum(p*p)
        for shortened in range(int(maxBacktracks) + 1):
            if value(x + alpha*p) <= f + c1*alpha*descent:
                x = x + alpha*p
                break
            alpha = alpha*rho
        yield x`,
}
