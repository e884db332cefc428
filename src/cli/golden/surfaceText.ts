/**
 * A golden formula, `expression, u = ..., v = ...`, as lines of the equation language: the definitions first, then
 * `f(x, y) = expression`. A product of two variables written without a sign (`6xy`) gets one.
 */
export function surfaceText(formula: string): string {
  const [expression = '', ...definitions] = formula.split(/,\s*(?=[A-Za-z]\w*\s*=)/)
  const lines = [...definitions.map((definition) => definition.trim()), `f(x, y) = ${expression.trim()}`]
  return lines.join('\n').replace(/(\d)xy\b/g, '$1*x*y')
}
