import type { PythonProcedure } from './procedure.ts'
import { moreThuente } from './moreThuente.ts'
import { ray } from './ray.ts'
import { wolfeSearch, wolfeSettings } from './wolfeSearch.ts'

export const conjugateGradient: PythonProcedure = {
  needs: [ray, moreThuente, wolfeSearch],
  asks: ['gradient'],
  takes: ['form', 'gtol', 'descent', wolfeSettings],
  text: `
def conjugateGradient(x, rate, value, slope, form, gtol, descent, settings):
    """Nonlinear conjugate gradients with the line searches of SciPy."""
    betas = {
        "polakRibiere": lambda g, y, p, square: np.maximum(0, dot(y, g)/square),
        "fletcherReeves": lambda g, y, p, square: dot(g, g)/square,
        "hestenesStiefel": lambda g, y, p, square: dot(y, g)/dot(y, p),
        "daiYuan": lambda g, y, p, square: dot(g, g)/dot(y, p),
    }

    def turned(following):
        """The next direction, were the step to end there."""
        return -following + betas[form](following, following - g, p, dot(g, g))*p

    f, g = value(x), slope(x)
    previous = f + np.sqrt(dot(g, g))/2
    p = -g
    stopped = False
    yield x
    for step in range(steps):
        lr = rate(step, x)
        if not (stopped or np.max(np.abs(g)) <= gtol):
            ray = Ray(value, slope, x, p)

            def descends(alpha):
                following = ray.gradient_at(alpha)
                down = dot(turned(following), following) <= -descent*dot(following, following)
                return np.max(np.abs(following)) <= gtol or down

            alpha, found = wolfe_search(ray, f, dot(g, p), lr, previous, settings, descends)
            if alpha is None:
                stopped = True
            else:
                previous, f = f, found
                following = ray.gradient_at(alpha)
                x = ray.at(alpha)
                p, g = turned(following), following
        yield x`,
}
