import { FILE_SUFFIX, fileText } from '../config/file.ts'
import { atGrain, surfaceOf } from '../config/index.ts'
import { download } from './download.ts'
import { say, useConfig, useView } from '../store/index.ts'

/** Saves the experiment as it stands, with the playhead where it is. */
export function saveFile(): void {
  const { configuration } = useConfig.getState()
  const playhead = atGrain(configuration, useView.getState().playhead)
  const name = surfaceOf(configuration.surface)
    .name.replace(/[^\p{L}\p{N}]+/gu, '-')
    .toLowerCase()
  download(`${name}${FILE_SUFFIX}`, fileText({ ...configuration, playhead }), 'application/json')
  say('Experiment saved')
}
