import { createElement, memo, useMemo, type ReactNode } from 'react'
import { typesetSymbol } from '../language/index.ts'
import type { MathNode } from '../language/types.ts'

/** Typeset mathematics as MathML elements; the browser lays them out in the shipped font. */
export const Mathematics = memo(function Mathematics({ of }: { of: MathNode }) {
  return element(of.tag === 'math' ? of : { tag: 'math', children: [of] }, 0)
})

/** A parameter's symbol (`\\beta_1`), typeset. */
export const Symbol = memo(function Symbol({ tex }: { tex: string }) {
  const tree = useMemo(() => typesetSymbol(tex), [tex])
  return <Mathematics of={tree} />
})

function element(node: MathNode | string, key: number): ReactNode {
  if (typeof node === 'string') return node
  const { class: className, ...attributes } = node.attributes ?? {}
  return createElement(node.tag, { ...attributes, className, key }, ...node.children.map(element))
}
