import fc from 'fast-check'

/** Smooth expressions of x and y with moderate values and derivatives near the origin. */
export const smoothExpression: fc.Arbitrary<string> = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom('x', 'y', '2', '0.5', 'a', '3x', '(x + y)'),
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*'), tie('expression'))
      .map(([u, op, v]) => `(${u} ${op} ${v})`),
    fc.tuple(tie('expression'), tie('expression')).map(([u, v]) => `${u}/(1.5 + (${v})^2)`),
    fc
      .tuple(fc.constantFrom('sin', 'cos', 'tanh', '-'), tie('expression'))
      .map(([name, u]) => (name === '-' ? `(-${u})` : `${name}(${u})`)),
    tie('expression').map((u) => `exp(tanh(${u}))`),
    tie('expression').map((u) => `tan(tanh(${u}))`),
    tie('expression').map((u) => `sqrt(1 + (${u})^2)`),
    tie('expression').map((u) => `log(2 + cos(${u}))`),
    fc
      .tuple(tie('expression'), fc.constantFrom('0', '1', '2', '3', '-1', '-2', '1.5', 'a'))
      .map(([u, k]) => `(2 + sin(${u}))^${k}`),
    fc.tuple(tie('expression'), tie('expression')).map(([u, v]) => `(2 + sin(${u}))^sin(${v})`),
  ),
})).expression
