"""Values, gradients and Hessians of surfaces from their printed formulas, in arithmetic of 60 digits, for surfaces.test.ts:

    python3 tests/methods/surfaceValues.py > tests/methods/surfaceValues.json

Needs mpmath. Derivatives are numerical, with a step of 1e-15 in 60 digits: good to more than twenty digits.
"""
import json
import random
from mpmath import mp, mpf, sin, cos, exp, sqrt, pi, fabs, hypot

mp.dps = 60


def n(text):
    return mpf(text)


def recurrent(steps):
    def f(x, y):
        h = n("0.5")
        for _ in range(steps):
            h = x / (1 + exp(-h)) + y
        return (1 / (1 + exp(-h)) - n("0.7")) ** 2

    return f


def sharp_flat(x, y):
    d = n("1.5")
    sharp = 10 * ((x - d) ** 2 + y**2)
    flat = ((x + d) ** 2 + y**2) / 2
    return 1 / (1 / sharp + 1 / flat)


def eggholder(x, y):
    return -(y + 47) * sin(sqrt(fabs(x / 2 + y + 47))) - x * sin(sqrt(fabs(x - (y + 47))))


SURFACES = [
    ("zakharov", {}, [-5, 5, -4, 4], lambda x, y: x**2 + y**2 + (x / 2 + y) ** 2 + (x / 2 + y) ** 4),
    ("dixon_price", {}, [-2, 4, -2, 2], lambda x, y: (x - 1) ** 2 + 2 * (2 * y**2 - x) ** 2),
    (
        "branin",
        {},
        [-5, 10, 0, 15],
        lambda x, y: (y - n("5.1") / (4 * pi**2) * x**2 + 5 / pi * x - 6) ** 2 + 10 * (1 - 1 / (8 * pi)) * cos(x) + 10,
    ),
    (
        "bohachevsky",
        {"form": "n1"},
        [-2, 2, -2, 2],
        lambda x, y: x**2 + 2 * y**2 - n("0.3") * cos(3 * pi * x) - n("0.4") * cos(4 * pi * y) + n("0.7"),
    ),
    (
        "bohachevsky",
        {"form": "n2"},
        [-2, 2, -2, 2],
        lambda x, y: x**2 + 2 * y**2 - n("0.3") * cos(3 * pi * x) * cos(4 * pi * y) + n("0.3"),
    ),
    (
        "bohachevsky",
        {"form": "n3"},
        [-2, 2, -2, 2],
        lambda x, y: x**2 + 2 * y**2 - n("0.3") * cos(3 * pi * x + 4 * pi * y) + n("0.3"),
    ),
    ("griewank", {}, [-10, 10, -10, 10], lambda x, y: (x**2 + y**2) / 4000 - cos(x) * cos(y / sqrt(2)) + 1),
    (
        "drop_wave",
        {},
        [-2, 2, -2, 2],
        lambda x, y: -(1 + cos(12 * hypot(x, y))) / ((x**2 + y**2) / 2 + 2),
    ),
    (
        "michalewicz",
        {"m": 10},
        [0, 3, 0, 3],
        lambda x, y: -sin(x) * sin(x**2 / pi) ** 20 - sin(y) * sin(2 * y**2 / pi) ** 20,
    ),
    (
        "schaffer",
        {"form": "n2"},
        [-3, 3, -3, 3],
        lambda x, y: n("0.5") + (sin(x**2 - y**2) ** 2 - n("0.5")) / (1 + n("0.001") * (x**2 + y**2)) ** 2,
    ),
    (
        "schaffer",
        {"form": "n4"},
        [-3, 3, -3, 3],
        lambda x, y: n("0.5") + (cos(sin(fabs(x**2 - y**2))) ** 2 - n("0.5")) / (1 + n("0.001") * (x**2 + y**2)) ** 2,
    ),
    (
        "cross_in_tray",
        {},
        [-10, 10, -10, 10],
        lambda x, y: -n("0.0001")
        * (fabs(sin(x) * sin(y) * exp(fabs(100 - hypot(x, y) / pi))) + 1) ** n("0.1"),
    ),
    ("eggholder", {}, [-512, 512, -512, 512], eggholder),
    ("sharp_flat", {"sharp": 20, "flat": 1, "d": 1.5}, [-4, 3, -2, 2], sharp_flat),
    ("recurrent_unit", {"chain": "n5"}, [3, 7, -4, -1], recurrent(5)),
    ("recurrent_unit", {"chain": "n10"}, [3, 7, -4, -1], recurrent(10)),
    ("recurrent_unit", {"chain": "n20"}, [3, 7, -4, -1], recurrent(20)),
    ("recurrent_unit", {"chain": "n50"}, [3, 7, -4, -1], recurrent(50)),
    (
        "winding_valley",
        {"kappa": 20, "c": 0.125, "A": 1.5},
        [-9, 3, -3, 3],
        lambda x, y: n("0.0625") * x**2 + 10 * (y - n("1.5") * sin(x)) ** 2,
    ),
    (
        "bumpy_slope",
        {"s": 1, "h": 0.125, "k": 12},
        [-9, 4, -3, 3],
        lambda x, y: sqrt(1 + x**2) - 1 + y**2 / 2 + (2 - cos(12 * x) - cos(12 * y)) / 8,
    ),
]


def derivatives(f, x, y):
    h = n("1e-15")
    at = lambda i, j: f(x + i * h, y + j * h)
    gradient = [(at(1, 0) - at(-1, 0)) / (2 * h), (at(0, 1) - at(0, -1)) / (2 * h)]
    xy = (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4 * h * h)
    hessian = [(at(1, 0) - 2 * at(0, 0) + at(-1, 0)) / h**2, xy, (at(0, 1) - 2 * at(0, 0) + at(0, -1)) / h**2]
    return gradient, hessian


random.seed(3)
cases = []
for surface, params, (left, right, bottom, top), f in SURFACES:
    samples = []
    for _ in range(12):
        # Multiples of 2^-12: the same number in every reader.
        x = round(random.uniform(left, right) * 4096) / 4096
        y = round(random.uniform(bottom, top) * 4096) / 4096
        gradient, hessian = derivatives(f, mpf(x), mpf(y))
        value = f(mpf(x), mpf(y))
        samples.append([x, y, float(value), *map(float, gradient), *map(float, hessian)])
    cases.append({"surface": surface, "params": params, "samples": samples})

print("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]")
