import { useView } from '../../store/index.ts'
import { Icon } from '../Icon.tsx'
import { closeInspector, inspect } from './open.ts'

/** Opens the inspector on a run. */
export function InspectUpdate({ run }: { run: string }) {
  const isOpen = useView((view) => view.inspecting === run)
  return (
    <button
      type="button"
      className="b line"
      aria-pressed={isOpen}
      title="This step's update, line by line with its numbers, and its arrows on the surface (U)"
      onClick={() => (isOpen ? closeInspector() : inspect(run))}
    >
      <Icon name="inspect" />
      Inspect
    </button>
  )
}
