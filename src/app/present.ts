import { useConfig } from '../store/index.ts'
import { fragmentOf } from './history.ts'

/** Goes to the presenter with the experiment as it stands; from there Escape leads back. */
export function present(): void {
  location.assign(`present.html#${fragmentOf(useConfig.getState().configuration)}`)
}

/** Most visits add nothing to a lecture: what it takes is fetched when it is asked for. */
export async function addToLecture(): Promise<void> {
  const { addPresentScene } = await import('../controls/lecture/presentScene.ts')
  addPresentScene()
}
