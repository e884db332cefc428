/** The line search of Moré and Thuente with the safeguarded steps of MINPACK-2, operation by operation the program's. */
export const moreThuente = `
def discriminant_root(theta, u, v):
    """sqrt(theta^2 - u*v), scaled against overflow."""
    scale = np.maximum(np.maximum(abs(theta), abs(u)), abs(v))
    ratio = theta/scale
    return scale*np.sqrt(np.maximum(0, ratio*ratio - (u/scale)*(v/scale)))


class Interval:
    """The best step so far, the other end, and the next step between them."""

    def __init__(self, phi0, slope0, most):
        self.low = self.other = self.least = np.float64(0)
        self.low_value = self.other_value = phi0
        self.low_slope = self.other_slope = slope0
        self.bracketed, self.most = False, most

    def refine(self, alpha, value, slope, tilt):
        self.add_line(-tilt)
        following = self.step(alpha, value - alpha*tilt, slope - tilt)
        self.add_line(tilt)
        return following

    def add_line(self, tilt):
        if tilt != 0:
            self.low_value = self.low_value + self.low*tilt
            self.other_value = self.other_value + self.other*tilt
            self.low_slope = self.low_slope + tilt
            self.other_slope = self.other_slope + tilt

    def step(self, alpha, value, slope):
        turned = np.sign(slope)*np.sign(self.low_slope) < 0
        higher = value > self.low_value
        if higher:
            following = self.after_higher(alpha, value, slope)
        elif turned:
            following = self.after_turn(alpha, value, slope)
        elif abs(slope) < abs(self.low_slope):
            following = self.after_flatter(alpha, value, slope)
        else:
            following = self.after_steeper(alpha, value, slope)
        if higher:
            self.other, self.other_value, self.other_slope = alpha, value, slope
        else:
            if turned:
                self.other, self.other_value, self.other_slope = self.low, self.low_value, self.low_slope
            self.low, self.low_value, self.low_slope = alpha, value, slope
        return following

    def after_higher(self, alpha, value, slope):
        low, low_value, low_slope = self.low, self.low_value, self.low_slope
        theta = (3*(low_value - value))/(alpha - low) + low_slope + slope
        root = discriminant_root(theta, low_slope, slope)
        gamma = -root if alpha < low else root
        cubic = low + ((gamma - low_slope + theta)/(gamma - low_slope + gamma + slope))*(alpha - low)
        quadratic = low + (low_slope/((low_value - value)/(alpha - low) + low_slope)/2)*(alpha - low)
        self.bracketed = True
        return cubic if abs(cubic - low) <= abs(quadratic - low) else cubic + (quadratic - cubic)/2

    def after_turn(self, alpha, value, slope):
        low, low_value, low_slope = self.low, self.low_value, self.low_slope
        theta = (3*(low_value - value))/(alpha - low) + low_slope + slope
        root = discriminant_root(theta, low_slope, slope)
        gamma = -root if alpha > low else root
        cubic = alpha + ((gamma - slope + theta)/(gamma - slope + gamma + low_slope))*(low - alpha)
        secant = alpha + (slope/(slope - low_slope))*(low - alpha)
        self.bracketed = True
        return cubic if abs(cubic - alpha) > abs(secant - alpha) else secant

    def after_flatter(self, alpha, value, slope):
        low, low_value, low_slope = self.low, self.low_value, self.low_slope
        theta = (3*(low_value - value))/(alpha - low) + low_slope + slope
        root = discriminant_root(theta, low_slope, slope)
        gamma = -root if alpha > low else root
        ratio = (gamma - slope + theta)/(gamma + (low_slope - slope) + gamma)
        if ratio < 0 and gamma != 0:
            cubic = alpha + ratio*(low - alpha)
        else:
            cubic = self.most if alpha > low else self.least
        secant = alpha + (slope/(slope - low_slope))*(low - alpha)
        if not self.bracketed:
            chosen = cubic if abs(cubic - alpha) > abs(secant - alpha) else secant
            return np.minimum(np.maximum(chosen, self.least), self.most)
        chosen = cubic if abs(cubic - alpha) < abs(secant - alpha) else secant
        reach = alpha + 0.66*(self.other - alpha)
        return np.minimum(reach, chosen) if alpha > low else np.maximum(reach, chosen)

    def after_steeper(self, alpha, value, slope):
        if not self.bracketed:
            return self.most if alpha > self.low else self.least
        theta = (3*(value - self.other_value))/(self.other - alpha) + self.other_slope + slope
        root = discriminant_root(theta, self.other_slope, slope)
        gamma = -root if alpha > self.other else root
        return alpha + ((gamma - slope + theta)/(gamma - slope + gamma + self.other_slope))*(self.other - alpha)


def more_thuente(ray, phi0, slope0, first, c1, c2, xtol, min_step, max_step, max_search):
    """How the search ended, the last step, and phi and its slope there."""
    if not (min_step <= first <= max_step and slope0 < 0):
        return "refused", None, None, None
    test = c1*slope0
    width = max_step - min_step
    previous_width = 2*width
    descending = True
    alpha = last = np.float64(first)
    interval = Interval(phi0, slope0, alpha + 4*alpha)

    def outside(alpha):
        return alpha <= interval.least or alpha >= interval.most

    def narrow():
        return interval.most - interval.least <= xtol*interval.most

    value = slope = np.nan
    for _ in range(int(max_search)):
        value, slope = ray.value(alpha), ray.slope(alpha)
        last = alpha
        bound = phi0 + alpha*test
        if value <= bound and abs(slope) <= c2*-slope0:
            return "met", last, value, slope
        stuck = (
            (interval.bracketed and (outside(alpha) or narrow()))
            or (alpha == max_step and value <= bound and slope <= test)
            or (alpha == min_step and (not value <= bound or slope >= test))
        )
        if stuck:
            return "warned", last, value, slope
        if descending and value <= bound and slope >= 0:
            descending = False
        tilt = test if descending and interval.low_value >= value > bound else 0
        alpha = interval.refine(alpha, value, slope, tilt)
        if interval.bracketed:
            if abs(interval.other - interval.low) >= 0.66*previous_width:
                alpha = interval.low + 0.5*(interval.other - interval.low)
            previous_width, width = width, abs(interval.other - interval.low)
            interval.least = np.minimum(interval.low, interval.other)
            interval.most = np.maximum(interval.low, interval.other)
        else:
            interval.least = alpha + 1.1*(alpha - interval.low)
            interval.most = alpha + 4*(alpha - interval.low)
        alpha = np.minimum(np.maximum(alpha, min_step), max_step)
        if interval.bracketed and (outside(alpha) or narrow()):
            alpha = interval.low
        if not np.isfinite(alpha):
            return "warned", last, value, slope
    return "exhausted", last, value, slope`
