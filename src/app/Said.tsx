import { useView } from '../store/index.ts'

/** What was done just now, in a word. */
export function Said() {
  const said = useView((view) => view.said)
  return (
    <div className="toast" role="status">
      {said !== undefined && <span>{said}</span>}
    </div>
  )
}
