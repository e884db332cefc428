import { useMemo } from 'react'
import { CONFIGURATION_LIMITS, readLink } from '../../config/index.ts'
import type { Scene } from '../../config/lecture/types.ts'
import { openExperiment } from '../../store/index.ts'
import { changeScene, moveScene, removeScene } from '../../store/lecture.ts'
import { Thumbnail } from '../gallery/Thumbnail.tsx'
import { Icon } from '../Icon.tsx'
import { presentLink } from './presentScene.ts'

interface SceneRowProps {
  scene: Scene
  index: number
  count: number
  onShown(this: void): void
  onRemoved(this: void): void
}

/** One scene: its picture, its words, and what can be done with it. */
export function SceneRow({ scene, index, count, onShown, onRemoved }: SceneRowProps) {
  const { link, title, caption, notes } = scene
  const configuration = useMemo(() => readLink(link).configuration, [link])
  const name = `scene ${index + 1}`
  const show = () => {
    openExperiment(configuration)
    onShown()
  }
  const write = (field: 'title' | 'caption' | 'notes', text: string) =>
    changeScene(index, { [field]: text === '' ? undefined : text })
  return (
    <li className="scene-row">
      <span className="place">{index + 1}</span>
      <button type="button" className="picture" aria-label={`Show ${name}`} title="Show it here" onClick={show}>
        <Thumbnail configuration={configuration} />
      </button>
      <div className="words">
        <input
          className="search"
          aria-label={`Title of ${name}`}
          placeholder="Title"
          maxLength={CONFIGURATION_LIMITS.title}
          value={title ?? ''}
          onChange={(event) => write('title', event.target.value)}
        />
        <input
          className="search"
          aria-label={`Caption of ${name}`}
          placeholder={configuration.shown?.caption ?? 'Caption: what is to be seen'}
          maxLength={CONFIGURATION_LIMITS.caption}
          value={caption ?? ''}
          onChange={(event) => write('caption', event.target.value)}
        />
        <textarea
          className="search"
          aria-label={`Notes of ${name}`}
          placeholder="Notes for the speaker"
          rows={2}
          maxLength={CONFIGURATION_LIMITS.notes}
          value={notes ?? ''}
          onChange={(event) => write('notes', event.target.value)}
        />
      </div>
      <div className="acts">
        <RowButton icon="up" label={`Move ${name} up`} disabled={index === 0} onClick={() => moveScene(index, -1)} />
        <RowButton
          icon="down"
          label={`Move ${name} down`}
          disabled={index === count - 1}
          onClick={() => moveScene(index, 1)}
        />
        <RowButton
          icon="revert"
          label={`Put the experiment that you see in the place of ${name}`}
          onClick={() => changeScene(index, { link: presentLink() })}
        />
        <RowButton
          icon="trash"
          label={`Remove ${name}`}
          onClick={() => {
            onRemoved()
            removeScene(index)
          }}
        />
      </div>
    </li>
  )
}

interface RowButtonProps {
  icon: 'up' | 'down' | 'revert' | 'trash'
  label: string
  disabled?: boolean
  onClick(this: void): void
}

const RowButton = ({ icon, label, disabled, onClick }: RowButtonProps) => (
  <button type="button" className="b ghost icon" aria-label={label} title={label} disabled={disabled} onClick={onClick}>
    <Icon name={icon} />
  </button>
)
