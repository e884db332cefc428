import type { Dialect } from './dialect.ts'

const vector = (module: Dialect['module'], x: string, y: string): string =>
  `${module}.${module === 'torch' ? 'stack' : 'array'}([${x}, ${y}])`

/** Functions of the language that the libraries do not have as they are meant, as lines of Python. */
const helpers: Readonly<Record<string, (module: Dialect['module']) => string>> = {
  power: () => `
@functools.lru_cache(maxsize=None)
def power(u, t):
    """u to the t as u*u*...*u from the left; each step multiplies once more."""
    return np.float64(1) if t == 0 else power(u, t - 1)*u`,
  product: () => `
def product(u, k):
    """u*u*...*u from the left, k factors."""
    result = u
    for _ in range(k - 1):
        result = result*u
    return result`,
  norm: (module) => `
def norm(v):
    return ${module}.sqrt(${module}.sum(v*v))`,
  solve: (module) => `
def solve(A, b):
    """The u with A u = b, by elimination with the larger pivot; a singular matrix divides by zero."""
    (a11, a12), (a21, a22) = A
    b1, b2 = b
    if abs(a21) > abs(a11):
        a11, a12, b1, a21, a22, b2 = a21, a22, b2, a11, a12, b1
    factor = a21/a11
    u2 = (b2 - factor*b1)/(a22 - factor*a12)
    return ${vector(module, '(b1 - a12*u2)/a11', 'u2')}`,
  eigabs: (module) => `
def eigabs(A, floor):
    """The symmetric A with every eigenvalue replaced by its size, or by the floor if that is larger."""
    (p, q), (_, r) = A
    cosine, sine = p*0 + 1, p*0
    if q != 0:
        cotangent = (r - p)/(2*q)
        tangent = (-1 if cotangent < 0 else 1)/(abs(cotangent) + ${module}.sqrt(cotangent*cotangent + 1))
        cosine = 1/${module}.sqrt(tangent*tangent + 1)
        sine = tangent*cosine
        p, r = p - tangent*q, r + tangent*q
    p, r = ${module}.maximum(abs(p), floor), ${module}.maximum(abs(r), floor)
    xx = cosine*p*cosine + sine*r*sine
    xy = cosine*p*-sine + sine*r*cosine
    yy = sine*p*sine + cosine*r*cosine
    return ${vector(module, vector(module, 'xx', 'xy'), vector(module, 'xy', 'yy'))}`,
  sign: (module) => `
def sign(u):
    """Keeps NaN, which torch.sign takes for zero."""
    return ${module}.where(${module}.isnan(u), u, ${module}.sign(u))`,
}

/** The helpers that a text calls. None of them calls another. */
export const helpersOf = (text: string, { module }: Dialect): string[] =>
  Object.entries(helpers)
    .filter(([name]) => new RegExp(`(?<![\\w.])${name}\\(`).test(text))
    .map(([, write]) => write(module).trim())
