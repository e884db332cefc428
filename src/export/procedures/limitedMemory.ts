/** The last few steps and gradient changes, and the inverse Hessian that they amount to. */
export const limitedMemory = `
class LimitedMemory:
    def __init__(self, capacity):
        self.pairs, self.capacity, self.scale = [], int(capacity), np.float64(1)

    def clear(self):
        self.pairs, self.scale = [], np.float64(1)

    def add(self, s, y, ys):
        self.pairs = (self.pairs + [(s, y, 1/ys)])[-self.capacity:]
        self.scale = ys/dot(y, y)

    def direction(self, g):
        """-H*g, by two loops over the pairs: Nocedal 1980."""
        p, weights = -g, []
        for s, y, rho in reversed(self.pairs):
            weights.append(dot(s, p)*rho)
            p = p + -weights[-1]*y
        p = p*self.scale
        for (s, y, rho), weight in zip(self.pairs, reversed(weights)):
            p = p + (weight - dot(y, p)*rho)*s
        return p`
