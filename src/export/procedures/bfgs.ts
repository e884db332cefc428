import type { PythonProcedure } from './procedure.ts'
import { moreThuente } from './moreThuente.ts'
import { ray } from './ray.ts'
import { wolfeSearch, wolfeSettings } from './wolfeSearch.ts'

export const bfgs: PythonProcedure = {
  needs: [ray, moreThuente, wolfeSearch],
  asks: ['gradient'],
  takes: ['gtol', wolfeSettings],
  text: `
def bfgs(x, rate, value, slope, gtol, settings):
    """BFGS with the line searches of SciPy."""
    f, g = value(x), slope(x)
    previous = f + np.sqrt(dot(g, g))/2
    H = np.eye(2)
    stopped = False
    yield x
    for step in range(steps):
        lr = rate(step, x)
        if not (stopped or np.max(np.abs(g)) <= gtol):
            p = -np.sum(H*g, axis=1)
            ray = Ray(value, slope, x, p)
            alpha, found = wolfe_search(ray, f, dot(g, p), lr, previous, settings)
            if alpha is None:
                stopped = True
            else:
                previous, f = f, found
                following = ray.gradient_at(alpha)
                y, g = following - g, following
                x = ray.at(alpha)
                if np.max(np.abs(g)) > gtol:
                    ys = alpha*dot(y, p)
                    rho = 1000 if ys == 0 else 1/ys
                    Hy = np.sum(H*y, axis=1)
                    weight = rho*(1 + rho*dot(y, Hy))
                    s = alpha*p
                    H = H + (weight*s[:, None]*s - rho*(Hy[:, None]*s + s[:, None]*Hy))
        yield x`,
}
