/** What all procedures with a line search need: f along a ray. */
export const ray = `
def dot(u, v):
    return np.sum(u*v)


class Ray:
    """phi(alpha) = f(x + alpha*p)."""

    def __init__(self, value, slope, x, p):
        self.ask_value, self.ask_slope, self.x, self.p = value, slope, x, p
        self.gradient, self.asked_at = None, np.nan

    def at(self, alpha):
        return self.x + alpha*self.p

    def value(self, alpha):
        return self.ask_value(self.at(alpha))

    def slope(self, alpha):
        self.gradient, self.asked_at = self.ask_slope(self.at(alpha)), alpha
        return dot(self.gradient, self.p)

    def gradient_at(self, alpha):
        if self.asked_at != alpha:
            self.slope(alpha)
        return self.gradient`
