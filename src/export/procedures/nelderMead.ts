import type { PythonProcedure } from './procedure.ts'

export const nelderMead: PythonProcedure = {
  needs: [],
  asks: [],
  takes: ['rho', 'chi', 'psi', 'sigma', 'size', 'zeroSize', 'xatol', 'fatol'],
  text: `
def nelderMead(x, rate, value, rho, chi, psi, sigma, size, zeroSize, xatol, fatol):
    """A simplex that flips, stretches and shrinks; the rate of the first step scales the first one."""
    yield x
    for step in range(steps):
        lr = rate(step, x)
        if step == 0:
            vertices = [x.copy() for _ in range(3)]
            for i in range(2):
                vertices[i + 1][i] = lr*zeroSize if x[i] == 0 else (1 + lr*size)*x[i]
            simplex = by_value([(value(vertex), vertex) for vertex in vertices])
        (low, best), (middle, second), (high, worst) = simplex
        close = [abs(low - each) <= fatol and np.all(np.abs(vertex - best) <= xatol) for each, vertex in simplex[1:]]
        if not all(close):
            mean = (best + second)/2

            def attempt(k):
                point = (1 + k)*mean - k*worst
                return value(point), point

            shrinks = False
            chosen = reflected = attempt(rho)
            if reflected[0] < low:
                expanded = attempt(rho*chi)
                if expanded[0] < reflected[0]:
                    chosen = expanded
            elif not reflected[0] < middle:
                outside = reflected[0] < high
                chosen = attempt(psi*rho if outside else -psi)
                shrinks = not (chosen[0] <= reflected[0] if outside else chosen[0] < high)
            if shrinks:
                moved = [best + sigma*(vertex - best) for _, vertex in simplex[1:]]
                simplex = by_value([simplex[0]] + [(value(vertex), vertex) for vertex in moved])
            else:
                simplex = by_value([simplex[0], simplex[1], chosen])
        x = simplex[0][1]
        yield x


def by_value(simplex):
    """Best first; equal values keep their order, and what is not a number comes last."""
    return sorted(simplex, key=lambda vertex: (np.isnan(vertex[0]), 0 if np.isnan(vertex[0]) else vertex[0]))`,
}
