import { Fragment, useMemo } from 'react'
import type { Surface } from '../../core/method.ts'
import { typesetOptimizer, typesetSchedule, type MathNode } from '../../language/index.ts'
import { Equation } from '../equations/EquationLines.tsx'
import { symbolsOf, typesetLines } from '../../charts/symbols.ts'
import type { LineChange } from './diff.ts'
import { readText, type Program } from './reading.ts'
import type { Parent } from './parent.ts'

interface Props {
  parent: Parent | undefined
  program: Program | undefined
  /** From the parent's lines to those in force. */
  changes: readonly LineChange[]
  /** Whose names the lines have. */
  method: Method
  /** Whether the field holds a later text, which cannot be read. */
  isBehind: boolean
}

type Method = Pick<Surface, 'params' | 'data'>

/** The parent and the fork as mathematics, side by side: what went is struck out, what came has a bar. */
export function Comparison({ parent, program, changes, method, isBehind }: Props) {
  const before = useMemo(() => parent && readText(program?.kind ?? 'optimizer', parent.text).program, [parent, program])
  const old = useMemo(() => formulasOf(before, method), [before, method])
  const now = useMemo(() => formulasOf(program, method), [program, method])
  const title = isBehind ? 'This fork, as last understood' : parent ? 'This fork' : 'As understood'
  return (
    <div className={parent ? 'compared two' : 'compared'}>
      {parent && (
        <section aria-label={parent.name}>
          <h3>{parent.name}</h3>
          <ol className="eqs">
            {[...old.values()].flat().map((node, index) => (
              <li key={index}>
                <Equation of={node} />
              </li>
            ))}
          </ol>
        </section>
      )}
      <section aria-label={title}>
        <h3>{title}</h3>
        <ol className="eqs">
          {changes.flatMap(({ kind, before: from, after }) => {
            if (kind === 'replaced') return []
            const formulas = kind === 'removed' ? old.get(from ?? 0) : now.get(after ?? 0)
            const Change = kind === 'kept' ? Fragment : kind === 'removed' ? 'del' : 'ins'
            return (formulas ?? []).map((node, index) => (
              <li key={`${from}.${after}.${index}`} className={kind}>
                <Change>
                  <Equation of={node} />
                </Change>
              </li>
            ))
          })}
        </ol>
      </section>
    </div>
  )
}

/** The formulas of a program by the line of the text on which they begin. */
function formulasOf(program: Program | undefined, method: Method): ReadonlyMap<number, readonly MathNode[]> {
  const formulas = new Map<number, MathNode[]>()
  for (const { line, node } of program ? typeset(program, method) : []) {
    formulas.set(line, [...(formulas.get(line) ?? []), node])
  }
  return formulas
}

function typeset(program: Program, method: Method): readonly { line: number; node: MathNode }[] {
  const symbols = symbolsOf(method.params)
  switch (program.kind) {
    case 'surface': {
      const starts = [...program.helpers, program.value].map(({ span }) => span.line)
      return typesetLines(method, program).map((node, index) => ({ node, line: starts[index] ?? 1 }))
    }
    case 'schedule':
      return typesetSchedule(program, symbols)
        .filter(({ kind }) => kind !== 'given')
        .map(({ node, statement }) => ({ node, line: (statement ?? program.rate).span.line }))
    case 'optimizer':
      return typesetOptimizer(program, symbols).flatMap(({ node, statement }) =>
        statement ? [{ node, line: statement.span.line }] : [],
      )
  }
}
