import type { PythonProcedure } from './procedure.ts'
import { moreThuente } from './moreThuente.ts'
import { ray } from './ray.ts'
import { wolfeSearch, wolfeSettings } from './wolfeSearch.ts'

export const newtonCg: PythonProcedure = {
  needs: [ray, moreThuente, wolfeSearch],
  asks: ['gradient', 'hessian'],
  takes: ['product', 'difference', 'forcing', 'moveTolerance', 'maxInner', wolfeSettings],
  text: `
def newtonCg(x, rate, value, slope, curvature, product, difference, forcing, moveTolerance, maxInner, settings):
    """Newton's step by conjugate gradients, cut short at negative curvature, and the line searches of SciPy along it."""

    def direction():
        """None if conjugate gradients do not come to an end."""
        size = np.sum(np.abs(g))
        enough = np.minimum(forcing, np.sqrt(size))*size
        p, residual, q = np.zeros(2), g, -g
        matrix = curvature(x) if product == "hessian" else None
        square = dot(residual, residual)
        for inner in range(2*int(maxInner)):
            if np.sum(np.abs(residual)) <= enough:
                return p
            if matrix is None:
                Hq = (slope(x + difference*q) - g)/difference
            else:
                Hq = np.sum(matrix*q, axis=1)
            bend = dot(q, Hq)
            if bend <= 3*2.0**-52:
                return (square/bend)*g if bend < 0 and inner == 0 else p
            length = square/bend
            p = p + length*q
            residual = residual + length*Hq
            following = dot(residual, residual)
            q = -residual + (following/square)*q
            square = following
        return None

    f, g = value(x), slope(x)
    previous = np.nan
    stopped = False
    yield x
    for step in range(steps):
        lr = rate(step, x)
        if not stopped:
            p = direction()
            alpha = None
            if p is not None:
                ray = Ray(value, slope, x, p)
                alpha, found = wolfe_search(ray, f, dot(g, p), lr, previous, settings)
            if alpha is None:
                stopped = True
            else:
                previous, f = f, found
                g = ray.gradient_at(alpha)
                x = ray.at(alpha)
                stopped = alpha*np.sum(np.abs(p)) <= 2*moveTolerance
        yield x`,
}
