import { surfaceOf, writeLink } from '../../config/index.ts'
import type { Scene } from '../../config/lecture/types.ts'
import { addScene, useLecture } from '../../store/lecture.ts'
import { say, useConfig, useView } from '../../store/index.ts'

/** The experiment as it stands; at its end, or while it plays, from its beginning. */
export function presentLink(): string {
  const { configuration } = useConfig.getState()
  const { playhead, playing } = useView.getState()
  return writeLink({ ...configuration, playhead: playing || playhead >= configuration.steps ? undefined : playhead })
}

/** The experiment as a scene, named after its surface; its caption goes along in its link. */
const presentScene = (): Scene => ({
  link: presentLink(),
  title: surfaceOf(useConfig.getState().configuration.surface).name,
})

/** Adds the experiment to the lecture that is being made. */
export function addPresentScene(): void {
  if (addScene(presentScene())) say(`Scene ${useLecture.getState().scenes.length} of the lecture`)
  else say('A lecture has no room for more scenes')
}
