/**
 * Bohachevsky's functions: an elliptic bowl with ripples that neither end it nor stop before its bottom.
 *
 *   n1   f(x, y) = x^2 + 2*y^2 - 0.3*cos(3*pi*x) - 0.4*cos(4*pi*y) + 0.7
 *   n2   f(x, y) = x^2 + 2*y^2 - 0.3*cos(3*pi*x)*cos(4*pi*y) + 0.3
 *   n3   f(x, y) = x^2 + 2*y^2 - 0.3*cos(3*pi*x + 4*pi*y) + 0.3
 *
 * The lowest minimum is the origin with f = 0 in each. Beyond |x| = 1.42 or |y| = 1.26 the bowl is steeper than the ripples.
 * Bohachevsky, Johnson & Stein 1986, Technometrics 28(3), 209-217.
 */
import { minimum, mirrored, reflected } from '../core/criticalPoints.ts'
import { defineSurface, type CriticalPoint } from '../core/method.ts'
import { choice } from '../core/parameters.ts'

const ripples: Readonly<Record<string, string>> = {
  n1: '0.3*cos(3*pi*x) - 0.4*cos(4*pi*y) + 0.7',
  n2: '0.3*cos(3*pi*x)*cos(4*pi*y) + 0.3',
  n3: '0.3*cos(3*pi*x + 4*pi*y) + 0.3',
}

const minima: Readonly<Record<string, () => readonly CriticalPoint[]>> = {
  n1: () =>
    reflected(
      [0, 0.6186120678279501, 1.2224947771568115].flatMap((x) =>
        [0, 0.46952754566849225, 0.9333791416826435].map((y) => minimum(x, y)),
      ),
    ),
  n2: () =>
    reflected([
      minimum(0, 0),
      minimum(0.3091582591307131, 0.22986257030758958),
      minimum(0.6186120678279501, 0),
      minimum(0, 0.45947552594714364),
      minimum(0.608573453646004, 0.45247995477237163),
      minimum(0.9194684740603962, 0.22350271636394353),
      minimum(0.2980003913284758, 0.6807702513679207),
      minimum(1.2224947771568115, 0),
      minimum(0, 0.8992070786781823),
    ]),
  n3: () => [
    minimum(0, 0),
    ...mirrored([
      minimum(0.3393255483427433, 0.22621703222849554),
      minimum(0.6777951339903777, 0.45186342266025187),
      minimum(1.0138992912403446, 0.6759328608268964),
      minimum(1.34155444917081, 0.89436963278054),
    ]),
  ],
}

export const bohachevsky = defineSurface({
  name: 'Bohachevsky',
  family: 'many',
  summary: 'An elliptic bowl with regular ripples, down to its bottom.',
  equations: ({ form }) => `f(x, y) = x^2 + 2*y^2 - ${ripples[String(form)]}`,
  params: {
    form: choice('n1', 'Function', 'how the ripples of the two coordinates are joined', {
      n1: 'N. 1: added',
      n2: 'N. 2: multiplied',
      n3: 'N. 3: one slanting wave',
    }),
  },
  reference: 'Bohachevsky, Johnson & Stein, Generalized Simulated Annealing for Function Optimization, 1986',
  notes: ['Of the critical points only the minima are listed, all of them.'],
  view: { x: [-1.6, 1.6], y: [-1.2, 1.2] },
  start: [-1.35, 0.8],
  criticalPoints: (_, { form }) => minima[String(form)]?.() ?? [],
})
