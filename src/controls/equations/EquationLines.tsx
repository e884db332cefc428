import { Fragment, memo, useMemo, useRef } from 'react'
import { breakLine, type MathNode } from '../../language/index.ts'
import { Mathematics } from '../../charts/Mathematics.tsx'
import type { MethodLine } from './methodLines.ts'
import { useFit } from './useFit.ts'

/** In em: no part of a line is wider, if brackets can be opened to make it so. The narrowest column has room for it. */
const WIDEST = 18

/** Lines of a method, each broken where its column is too narrow. */
export const EquationLines = memo(function EquationLines({ lines }: { lines: readonly MethodLine[] }) {
  const list = useRef<HTMLOListElement>(null)
  useFit(list, lines)
  return (
    <ol className="eqs" ref={list}>
      {lines.map(({ says, node, aside }, i) => (
        <li key={i} className={aside ? 'aside' : undefined}>
          {says !== undefined && <span>{says} </span>}
          {node && <Equation of={node} />}
        </li>
      ))}
    </ol>
  )
})

/** One line as parts that stand side by side or, where there is no room, under each other. */
export function Equation({ of }: { of: MathNode }) {
  const parts = useMemo(() => breakLine(of, WIDEST).map(inDisplay), [of])
  return parts.map((part, i) => (
    <Fragment key={i}>
      {i > 0 && <wbr />}
      <Mathematics of={part} />
    </Fragment>
  ))
}

/** Fractions as large as on a line of their own. */
const inDisplay = (node: MathNode): MathNode => ({
  tag: 'math',
  attributes: { displaystyle: 'true' },
  children: [node],
})
