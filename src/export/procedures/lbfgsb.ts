import { limitedMemory } from './limitedMemory.ts'
import { moreThuente } from './moreThuente.ts'
import type { PythonProcedure } from './procedure.ts'
import { ray } from './ray.ts'

export const lbfgsb: PythonProcedure = {
  needs: [ray, limitedMemory, moreThuente],
  asks: ['gradient'],
  takes: ['historySize', 'gtol', 'ftol', ['c1', 'c2', 'xtol', 'maxStep', 'maxSearch']],
  text: `
def lbfgsb(x, rate, value, slope, historySize, gtol, ftol, settings):
    """L-BFGS-B without bounds."""
    c1, c2, xtol, maxStep, maxSearch = settings
    memory = LimitedMemory(historySize)
    f, g = value(x), slope(x)
    stopped = False

    def advance(first):
        """One search along -H*g: the point, f and its gradient there, or None."""
        p = memory.direction(g)
        descent = dot(g, p)
        ray = Ray(value, slope, x, p)
        outcome, alpha, found, end = more_thuente(ray, f, descent, first, c1, c2, xtol, 0, maxStep, maxSearch)
        if outcome in ("refused", "exhausted"):
            return None
        ys = (end - descent)*alpha
        if ys > 2.0**-52*-descent*alpha:
            memory.add(p*alpha, ray.gradient - g, ys)
        return ray.at(alpha), found, ray.gradient

    yield x
    for step in range(steps):
        lr = rate(step, x)
        if not (stopped or np.max(np.abs(g)) <= gtol):
            before = f
            found = advance(lr/np.sqrt(dot(g, g)) if step == 0 else lr)
            if found is None and memory.pairs:
                memory.clear()
                found = advance(lr)
            if found is None:
                memory.clear()
                stopped = True
            else:
                x, f, g = found
                stopped = before - f <= ftol*np.maximum(np.maximum(abs(before), abs(f)), 1)
        yield x`,
}
