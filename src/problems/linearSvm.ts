/**
 * A linear support vector machine: x and y are the weights of two features, b = 1 or -1 is a row's class.
 *
 *   f_i(x, y) = max(0, 1 - b_i*(x*u_i + y*v_i)) + lambda/2*(x^2 + y^2)
 *
 * Convex, and bent along a line for every point: at a bend the gradient is that of one of its sides.
 * Shalev-Shwartz, Singer & Srebro 2007 (Pegasos). There is no intercept: the boundary goes through the origin.
 */
import { CLASS_COLUMNS, cloudsOf } from '../core/classes.ts'
import { defineSurface } from '../core/method.ts'
import { nonNegative } from '../core/parameters.ts'
import { registry } from '../core/registry.ts'
import { arePartedByOrigin } from '../core/remarks.ts'

export const linearSvm = defineSurface({
  name: 'Linear SVM',
  family: 'data',
  summary: 'Two classes of points and the widest margin between them: the mean hinge loss with an L2 penalty.',
  equations: 'f(x, y) = max(0, 1 - b*(x*u + y*v)) + lambda/2*(x^2 + y^2)',
  params: { lambda: nonNegative(0.1, 'strength of the L2 penalty', '\\lambda', 10) },
  reference: 'Shalev-Shwartz, Singer & Srebro, Pegasos: primal estimated sub-gradient solver for SVM, 2007',
  notes: ['Without an intercept: the boundary goes through the origin.'],
  view: { x: [-2, 3], y: [-2.5, 2.5] },
  start: [-1.5, 1.8],
  criticalPoints: () => [],
  data: {
    columns: CLASS_COLUMNS,
    isConvex: true,
    penalty: 'lambda',
    generators: registry({ clouds: cloudsOf(40, 3) }),
    fit: { kind: 'boundary', equations: 'f(x, y) = x*u + y*v' },
    remark: (columns, { lambda }) =>
      lambda === 0 && arePartedByOrigin(columns)
        ? 'A line through the origin parts the classes: without a penalty f is 0, its least, in a whole region.'
        : undefined,
  },
})
