import { presets } from '../../config/index.ts'
import type { Configuration } from '../../config/types.ts'
import { nextKey } from '../../config/index.ts'
import { useConfig, useView } from '../../store/index.ts'
import { Dialog } from '../Dialog.tsx'
import { Thumbnail } from './Thumbnail.tsx'

/** Prepared experiments, each with what it teaches. */
export function Gallery({ onClose }: { onClose(): void }) {
  const open = (configuration: Configuration) => {
    const { load, endGesture } = useConfig.getState()
    useView.getState().set({ soloRun: undefined, openRun: undefined, hoverRun: undefined })
    load(withFreshKeys(configuration), [])
    endGesture()
    onClose()
  }
  return (
    <Dialog title="Presets" className="gallery" onClose={onClose}>
      <ul className="cards">
        {presets.map(({ id, title, lesson, configuration }) => (
          <li key={id}>
            <button type="button" className="card" onClick={() => open(configuration)}>
              <Thumbnail configuration={configuration} />
              <b>{title}</b>
              <span>{lesson}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

/** The same preset may be opened twice: its runs are new ones each time. */
const withFreshKeys = (configuration: Configuration): Configuration => ({
  ...configuration,
  runs: configuration.runs.map((run) => ({ ...run, key: nextKey() })),
})
