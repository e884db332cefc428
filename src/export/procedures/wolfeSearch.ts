/** SciPy's line search: Moré and Thuente's, and where that fails Nocedal and Wright's. */
export const wolfeSearch = `
class Zoom:
    """Doubles the step until a good one is bracketed, then zooms in: Nocedal & Wright, algorithms 3.5 and 3.6."""

    def __init__(self, c1, c2, max_zoom):
        self.c1, self.c2, self.max_zoom = c1, c2, int(max_zoom)

    def search(self, ray, phi0, slope0, first, accepts):
        """The step and phi there, or None."""
        previous, previous_value, previous_slope = np.float64(0), phi0, slope0
        alpha = np.float64(first)
        value = ray.value(alpha)
        for i in range(self.max_zoom):
            if alpha == 0:
                return None, np.nan
            if value > phi0 + self.c1*alpha*slope0 or (i > 0 and value >= previous_value):
                self.bracket(previous, previous_value, previous_slope, alpha, value, phi0)
                return self.zoom(ray, phi0, slope0, accepts)
            slope = ray.slope(alpha)
            if abs(slope) <= -self.c2*slope0 and accepts(alpha):
                return alpha, value
            if slope >= 0:
                self.bracket(alpha, value, slope, previous, previous_value, phi0)
                return self.zoom(ray, phi0, slope0, accepts)
            previous, previous_value, previous_slope = alpha, value, slope
            alpha = alpha*2
            value = ray.value(alpha)
        return alpha, value

    def bracket(self, low, low_value, low_slope, high, high_value, phi0):
        self.low, self.low_value, self.low_slope = low, low_value, low_slope
        self.high, self.high_value = high, high_value
        self.third, self.third_value = np.float64(0), phi0

    def zoom(self, ray, phi0, slope0, accepts):
        for i in range(self.max_zoom + 1):
            alpha = self.trial(i > 0)
            value = ray.value(alpha)
            if value > phi0 + self.c1*alpha*slope0 or value >= self.low_value:
                self.third, self.third_value = self.high, self.high_value
                self.high, self.high_value = alpha, value
                continue
            slope = ray.slope(alpha)
            if abs(slope) <= -self.c2*slope0 and accepts(alpha):
                return alpha, value
            if slope*(self.high - self.low) >= 0:
                self.third, self.third_value = self.high, self.high_value
                self.high, self.high_value = self.low, self.low_value
            else:
                self.third, self.third_value = self.low, self.low_value
            self.low, self.low_value, self.low_slope = alpha, value, slope
        return None, np.nan

    def trial(self, has_third):
        length = self.high - self.low
        left, right = np.minimum(self.low, self.high), np.maximum(self.low, self.high)

        def inside(step, margin):
            return np.isfinite(step) and not step > right - margin and not step < left + margin

        if has_third:
            step = self.cubic_step()
            if inside(step, 0.2*length):
                return step
        step = self.quadratic_step()
        return step if inside(step, 0.1*length) else self.low + 0.5*length

    def cubic_step(self):
        b = self.high - self.low
        c = self.third - self.low
        product = b*c
        scale = product*product*(b - c)
        rise_b = self.high_value - self.low_value - self.low_slope*b
        rise_c = self.third_value - self.low_value - self.low_slope*c
        cubic = (c*c*rise_b - b*b*rise_c)/scale
        square = (-(c*c*c)*rise_b + b*b*b*rise_c)/scale
        return self.low + (-square + np.sqrt(square*square - 3*cubic*self.low_slope))/(3*cubic)

    def quadratic_step(self):
        b = self.high - self.low
        curvature = (self.high_value - self.low_value - self.low_slope*b)/(b*b)
        return self.low - self.low_slope/(2*curvature)


def wolfe_search(ray, phi0, slope0, scale, previous, settings, accepts=lambda alpha: True):
    """The step along the ray and f there; None if there is none. The first trial brings the last decrease again."""
    c1, c2, max_search, max_zoom, min_step, max_step, xtol = settings
    trial = np.float64(1)
    if not np.isnan(previous) and slope0 != 0:
        trial = np.minimum(1, (1.01*2*(phi0 - previous))/slope0)
        if trial < 0:
            trial = np.float64(1)
    trial = scale*trial
    outcome, alpha, value, _ = more_thuente(ray, phi0, slope0, trial, c1, c2, xtol, min_step, max_step, max_search)
    if outcome == "met" and accepts(alpha):
        return alpha, value
    return Zoom(c1, c2, max_zoom).search(ray, phi0, slope0, trial, accepts)`

/** The settings of the search, by our parameters' names, in the order in which the Python takes them. */
export const wolfeSettings = ['c1', 'c2', 'maxSearch', 'maxZoom', 'minStep', 'maxStep', 'xtol'] as const
