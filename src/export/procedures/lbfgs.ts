import { limitedMemory } from './limitedMemory.ts'
import type { PythonProcedure } from './procedure.ts'
import { ray } from './ray.ts'

const bracketSearch = `
def cubic_step(a, value_a, slope_a, b, value_b, slope_b, least, most):
    """The minimum of the cubic through two points with their slopes, kept within bounds; the middle if there is none."""
    d1 = slope_a + slope_b - (3*(value_a - value_b))/(a - b)
    square = d1*d1 - slope_a*slope_b
    if not square >= 0:
        return (least + most)/2
    d2 = np.sqrt(square)
    if a <= b:
        minimum = b - (b - a)*((slope_b + d2 - d1)/(slope_b - slope_a + 2*d2))
    else:
        minimum = a - (a - b)*((slope_a + d2 - d1)/(slope_a - slope_b + 2*d2))
    return np.minimum(np.maximum(minimum, least), most)


def bracket_search(ray, phi0, gradient0, slope0, first, size, c1, c2, max_search, tolerance):
    """PyTorch's strong Wolfe search: the step, f and its gradient there, and how often f was asked for."""
    alpha = np.float64(first)
    phi, slope = ray.value(alpha), ray.slope(alpha)
    previous = (np.float64(0), phi0, slope0, gradient0)
    tried = 0
    while tried < max_search:
        high = phi > phi0 + c1*alpha*slope0 or (tried > 1 and phi >= previous[1])
        if not high and abs(slope) <= -c2*slope0:
            return alpha, phi, ray.gradient, tried + 1
        if high or slope >= 0:
            ends = [previous, (alpha, phi, slope, ray.gradient)]
            return narrow(ray, phi0, slope0, size, tried, ends, c1, c2, max_search, tolerance)
        least = alpha + 0.01*(alpha - previous[0])
        following = cubic_step(*previous[:3], alpha, phi, slope, least, alpha*10)
        previous = (alpha, phi, slope, ray.gradient)
        alpha = following
        phi, slope = ray.value(alpha), ray.slope(alpha)
        tried += 1
    return (np.float64(0), phi0, gradient0, tried + 1) if phi0 <= phi else (alpha, phi, ray.gradient, tried + 1)


def narrow(ray, phi0, slope0, size, tried, ends, c1, c2, max_search, tolerance):
    low = 0 if ends[0][1] <= ends[1][1] else 1
    stalled = False
    while tried < max_search and not abs(ends[1][0] - ends[0][0])*size < tolerance:
        left, right = np.minimum(ends[0][0], ends[1][0]), np.maximum(ends[0][0], ends[1][0])
        alpha = cubic_step(*ends[0][:3], *ends[1][:3], left, right)
        margin = 0.1*(right - left)
        if np.minimum(right - alpha, alpha - left) < margin:
            if stalled or alpha >= right or alpha <= left:
                alpha = right - margin if abs(alpha - right) < abs(alpha - left) else left + margin
                stalled = False
            else:
                stalled = True
        else:
            stalled = False
        phi, slope = ray.value(alpha), ray.slope(alpha)
        tried += 1
        high = 1 - low
        if phi > phi0 + c1*alpha*slope0 or phi >= ends[low][1]:
            ends[high] = (alpha, phi, slope, ray.gradient)
            low = 0 if ends[0][1] <= ends[1][1] else 1
            continue
        if abs(slope) <= -c2*slope0:
            return alpha, phi, ray.gradient, tried + 1
        if slope*(ends[high][0] - ends[low][0]) >= 0:
            ends[high] = ends[low]
        ends[low] = (alpha, phi, slope, ray.gradient)
    alpha, phi, _, gradient = ends[low]
    return alpha, phi, gradient, tried + 1`

export const lbfgs: PythonProcedure = {
  needs: [ray, limitedMemory, bracketSearch],
  asks: ['gradient'],
  takes: [
    'lineSearch',
    'maxIter',
    'maxEval',
    'historySize',
    'toleranceGrad',
    'toleranceChange',
    'leastCurvature',
    ['c1', 'c2', 'maxSearch', 'searchTolerance'],
  ],
  text: `
def lbfgs(
    x, rate, value, slope, lineSearch, maxIter, maxEval, historySize, toleranceGrad, toleranceChange, leastCurvature, settings
):
    """L-BFGS as PyTorch 1.13 has it; every point is one call of its step()."""
    memory = LimitedMemory(historySize)
    most = maxEval or maxIter*5//4
    p = alpha = before = None
    yield x
    for step in range(steps):
        lr = np.float64(rate(step, x))
        f, g = value(x), slope(x)
        evaluations = 1
        for k in range(int(maxIter)):
            if k == 0 and np.max(np.abs(g)) <= toleranceGrad:
                break
            if before is None:
                p = -g
                length = np.minimum(1, 1/np.sum(np.abs(g)))*lr
            else:
                y = g - before
                ys = alpha*dot(y, p)
                if ys > leastCurvature:
                    memory.add(p*alpha, y, ys)
                p = memory.direction(g)
                length = lr
            before, f_before, alpha = g, f, length
            descent = dot(g, p)
            if descent > -toleranceChange:
                break
            ray = Ray(value, slope, x, p)
            if lineSearch == "strongWolfe":
                alpha, f, g, asked = bracket_search(ray, f, g, descent, alpha, np.max(np.abs(p)), *settings)
                evaluations += asked
            elif k + 1 < maxIter:
                f = ray.value(alpha)
                g = ray.gradient_at(alpha)
                evaluations += 1
            x = ray.at(alpha)
            if evaluations >= most or np.max(np.abs(g)) <= toleranceGrad:
                break
            if alpha*np.max(np.abs(p)) <= toleranceChange or abs(f - f_before) < toleranceChange:
                break
        yield x`,
}
