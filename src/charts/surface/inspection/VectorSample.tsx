import type { Vector } from './vectors.ts'

/** An arrow as a key: dashed and coloured as on the surface. */
export function VectorSample({ kind, order }: Pick<Vector, 'kind' | 'order'>) {
  const scale = kind === 'step' ? 1.25 : 1
  return (
    <svg
      className={`vector-sample vector ${kind} d${order}`}
      width={28}
      height={12}
      viewBox="0 0 28 12"
      aria-hidden="true"
    >
      {kind === 'ahead' && <circle className="place" cx={4} cy={6} r={3.2} />}
      <path className="shaft" d={`M${kind === 'ahead' ? 7.5 : 1} 6H${27 - 8 * scale}`} />
      <path className="head" d={`M${27 - 9 * scale} ${6 - 3.6 * scale}L27 6L${27 - 9 * scale} ${6 + 3.6 * scale}Z`} />
    </svg>
  )
}
