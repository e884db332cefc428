import type { MethodChoice } from '../../config/index.ts'
import { wordsOf } from '../../language/index.ts'
import { formulaText, languageName } from './formulaText.ts'

/** A definition's beginning: `, u =`, `; u =`, or `where u =`. */
const DEFINITION = /(?:[,;]|\b(?:where|with)\b)\s*(?=\p{L}[\p{L}\d_]*\s*=(?!=))/u
const HEAD = /^\s*f\s*\(\s*x\s*,\s*y\s*\)\s*=/

/**
 * A golden formula, `expression, u = ..., v = ...`, as a surface of typed equations: the definitions first, then
 * `f(x, y) = expression`. Parameters and definitions whose names mean something else in the language get another one. What
 * `params` give a value to is not defined once more.
 */
export function typedSurface(formula: string, params: Readonly<Record<string, number>>): MethodChoice {
  const [expression = '', ...definitions] = formula.replace(HEAD, '').split(DEFINITION)
  const pairs = definitions
    .map((definition) => splitAt(definition, definition.indexOf('=')))
    .filter(([name]) => !Object.hasOwn(params, name))
  const declared = new Set([...Object.keys(params), ...pairs.map(([name]) => name)])
  const translated = pairs.map(([name, right]): Definition => [languageName(name), formulaText(right, declared)])
  const lines = inOrder(translated).map(([name, right]) => `${name} = ${right}`)
  return {
    equations: [...lines, `f(x, y) = ${formulaText(expression, declared)}`].join('\n'),
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [languageName(name), value])),
  }
}

type Definition = readonly [name: string, right: string]

const splitAt = (text: string, index: number): Definition => [text.slice(0, index).trim(), text.slice(index + 1)]

/** Each definition after those that it reads, in whatever order they are given. In a circle they stay, for the language to refuse. */
function inOrder(definitions: readonly Definition[]): readonly Definition[] {
  const reads = (right: string, name: string) => wordsOf('surface', right).some(({ text }) => text === name)
  const first = definitions.find(([, right]) => !definitions.some(([name]) => reads(right, name)))
  return first ? [first, ...inOrder(definitions.filter((each) => each !== first))] : definitions
}
