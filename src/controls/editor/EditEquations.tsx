import { useConfig } from '../../store/index.ts'
import type { EditorTarget } from '../../store/types.ts'
import { Icon } from '../Icon.tsx'
import { canEdit, editEquations } from './open.ts'
import { choiceAt, forkAt } from './target.ts'

/** Opens the editor: on typed equations themselves, on a fork of what is built in. Nothing where there are no equations. */
export function EditEquations({ target, onOpen }: { target: EditorTarget; onOpen?(): void }) {
  // Renders anew with what forks are made of; the start, which moves with every frame of a drag, is none of it.
  useConfig(({ configuration }) => configuration.runs)
  useConfig(({ configuration }) => configuration.surface)
  const { configuration } = useConfig.getState()
  if (forkAt(configuration, target) === undefined) return null
  const isTyped = choiceAt(configuration, target)?.equations !== undefined
  const can = canEdit(target)
  return (
    <button
      type="button"
      className="b line fork"
      disabled={!can}
      title={can ? TITLES[isTyped ? 'typed' : target.kind] : 'An experiment holds no more runs'}
      onClick={() => {
        onOpen?.()
        editEquations(target)
      }}
    >
      <Icon name="edit" />
      {isTyped ? 'Edit equations' : 'Fork equations'}
    </button>
  )
}

const TITLES = {
  typed: 'Open these equations in the editor',
  surface: 'Change the equations of this surface',
  optimizer: 'Race this run against a copy whose equations you change (E for the open run)',
  schedule: 'Race this run against a copy whose schedule you change',
}
