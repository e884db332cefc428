import { presetGroups } from '../../config/index.ts'
import type { Configuration } from '../../config/types.ts'
import { openExperiment } from '../../store/index.ts'
import { Dialog } from '../Dialog.tsx'
import { Thumbnail } from './Thumbnail.tsx'

/** Prepared experiments, each with what it teaches. */
export function Gallery({ onClose }: { onClose(): void }) {
  const open = (configuration: Configuration) => {
    openExperiment(configuration)
    onClose()
  }
  return (
    <Dialog title="Presets" className="gallery" onClose={onClose}>
      {presetGroups.map((group) => (
        <section key={group.title} aria-label={group.title}>
          <h3>{group.title}</h3>
          <ul className="cards">
            {group.presets.map(({ id, title, lesson, configuration }) => (
              <li key={id}>
                <button type="button" className="card" onClick={() => open(configuration)}>
                  <Thumbnail configuration={configuration} />
                  <b>{title}</b>
                  <span>{lesson}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  )
}
