/**
 * Logistic regression of two classes: x and y are the weights of two features, b = 1 or -1 is a row's class.
 *
 *   f_i(x, y) = log(1 + exp(-b_i*(x*u_i + y*v_i))) + lambda/2*(x^2 + y^2)
 *
 * Convex. Where a line through the origin parts the classes it has no minimum for lambda = 0: larger weights are better for ever.
 * Hastie, Tibshirani & Friedman 2009, section 4.4. There is no intercept: the boundary goes through the origin.
 */
import { CLASS_COLUMNS, cloudsOf } from '../core/classes.ts'
import { lines } from '../core/lines.ts'
import { defineSurface } from '../core/method.ts'
import { nonNegative } from '../core/parameters.ts'
import { registry } from '../core/registry.ts'
import { arePartedByOrigin } from '../core/remarks.ts'

export const logisticRegression = defineSurface({
  name: 'Logistic regression',
  family: 'data',
  summary: 'Two classes of points: the mean log loss over the weights of their two features.',
  // Each branch is used only where its exponential cannot overflow.
  equations: lines(
    'z = b*(x*u + y*v)',
    'f(x, y) = where(z > 0, log(1 + exp(-z)), log(1 + exp(z)) - z) + lambda/2*(x^2 + y^2)',
  ),
  params: { lambda: nonNegative(0.01, 'strength of the L2 penalty', '\\lambda', 10) },
  reference: 'Hastie, Tibshirani & Friedman, The Elements of Statistical Learning, 2009, section 4.4',
  notes: ['Without an intercept: the boundary goes through the origin.'],
  view: { x: [-3, 5], y: [-4, 4] },
  start: [-2, 3],
  criticalPoints: () => [],
  data: {
    columns: CLASS_COLUMNS,
    isConvex: true,
    penalty: 'lambda',
    generators: registry({ clouds: cloudsOf(80, 2) }),
    fit: { kind: 'boundary', equations: 'f(x, y) = x*u + y*v' },
    remark: (columns, { lambda }) =>
      lambda === 0 && arePartedByOrigin(columns)
        ? 'A line through the origin parts the classes: without a penalty f falls for ever as the weights grow, and has no minimum.'
        : undefined,
  },
})
