import type { MethodChoice } from '../../config/index.ts'
import { formulaText, languageName } from './formulaText.ts'

/** A definition's beginning: `, u =`, `; u =`, or `where u =`. */
const DEFINITION = /(?:[,;]|\b(?:where|with)\b)\s*(?=\p{L}[\p{L}\d_]*\s*=(?!=))/u
const HEAD = /^\s*f\s*\(\s*x\s*,\s*y\s*\)\s*=/

/**
 * A golden formula, `expression, u = ..., v = ...`, as a surface of typed equations: the definitions first, then
 * `f(x, y) = expression`. Parameters and definitions whose names mean something else in the language get another one.
 */
export function typedSurface(formula: string, params: Readonly<Record<string, number>>): MethodChoice {
  const [expression = '', ...definitions] = formula.replace(HEAD, '').split(DEFINITION)
  const pairs = definitions.map((definition) => splitAt(definition, definition.indexOf('=')))
  const declared = new Set([...Object.keys(params), ...pairs.map(([name]) => name)])
  const lines = pairs.map(([name, right]) => `${languageName(name)} = ${formulaText(right, declared)}`)
  return {
    equations: [...lines, `f(x, y) = ${formulaText(expression, declared)}`].join('\n'),
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [languageName(name), value])),
  }
}

const splitAt = (text: string, index: number): [string, string] => [text.slice(0, index).trim(), text.slice(index + 1)]
