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

const pieces =
  'x y u f t lr g m beta1 eps sin( sqrt( where( min( grad( norm( ( ) | , + - * / ^ = == < >= 0 1 2 3.5 1e-8 2e 1e999 . .. # ; init pi e θ α ² $ \\ " __proto__ constructor'.split(
    ' ',
  )

/** Texts that are near the language: its own words in any order. */
export const wordSoup: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces, '\n', ' ', ' = '), { maxLength: 40 })
  .map((words) => words.join(''))

/** A good text with some characters replaced, removed or doubled. */
export const mutated = (text: string): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.nat(text.length), fc.nat(3), fc.constantFrom(...pieces)), { minLength: 1, maxLength: 4 })
    .map((edits) =>
      edits.reduce((now, [at, removed, inserted]) => now.slice(0, at) + inserted + now.slice(at + removed), text),
    )
