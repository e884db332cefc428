import { useRef } from 'react'
import { useView } from '../../store/index.ts'
import { Mathematics } from '../../charts/Mathematics.tsx'
import { VectorSample } from '../../charts/surface/inspection/VectorSample.tsx'
import type { Vector } from '../../charts/surface/inspection/vectors.ts'
import { Equation } from '../equations/EquationLines.tsx'
import { useFit } from '../equations/useFit.ts'
import type { Block, Numbers } from './block.ts'
import { equals, row } from './numbers.ts'

/** One kind of lines: what it is, its arrow if it has one, and the lines with their numbers. */
export function BlockView({ block: { role, arrows, lines } }: { block: Block }) {
  const isPointed = useView((view) => arrows.some(({ id }) => id === view.pointedVector))
  const set = useView((view) => view.set)
  const list = useRef<HTMLDivElement>(null)
  useFit(list, lines)
  const [first] = arrows
  const point = first && {
    onPointerEnter: () => set({ pointedVector: first.id }),
    onPointerLeave: () => set({ pointedVector: undefined }),
  }
  return (
    <section className={isPointed ? 'block pointed' : 'block'} {...point}>
      <h3>
        {role}
        {arrows.map((vector) => (
          <ArrowButton key={vector.id} of={vector} role={role} />
        ))}
      </h3>
      <div className="block-lines" ref={list}>
        {lines.map(({ says, node, numbers }, i) => (
          <div key={i}>
            {(says !== undefined || node) && (
              <div className="line">
                {says !== undefined && <span>{says} </span>}
                {node && <Equation of={node} />}
              </div>
            )}
            {numbers.map((each, j) => (
              <NumbersRow key={j} of={each} />
            ))}
          </div>
        ))}
      </div>
    </section>
  )
}

function NumbersRow({ of: { coordinate, says, formula, joint = equals, result } }: { of: Numbers }) {
  return (
    <div className="numbers">
      <span className="co">{coordinate}</span>
      <span>
        {says !== undefined && <span>{says} </span>}
        {formula && <Equation of={formula} />}
        {result && (
          <>
            <wbr />
            <span className="result">
              <Mathematics of={formula ? row(joint, result) : result} />
            </span>
          </>
        )}
      </span>
    </div>
  )
}

/** Points out an arrow on the surface: under the pointer, focused, or pressed. */
function ArrowButton({ of: vector, role }: { of: Vector; role: string }) {
  const isPointed = useView((view) => view.pointedVector === vector.id)
  const set = useView((view) => view.set)
  const point = () => set({ pointedVector: vector.id })
  return (
    <button
      type="button"
      aria-label={`Point out the arrow, ${vector.kind === 'ahead' ? 'the gradient elsewhere' : role.toLowerCase()}`}
      aria-pressed={isPointed}
      onPointerEnter={point}
      onFocus={point}
      onBlur={() => set({ pointedVector: undefined })}
      onClick={point}
    >
      <VectorSample {...vector} />
    </button>
  )
}
