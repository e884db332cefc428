import { createPathCache } from '../../charts/surface/pathCache.ts'
import { drawScene, type Scene, type SceneMemory } from '../../charts/surface/scene.ts'
import { secondTracks } from '../../charts/track.ts'

/** The paths of a scene. Long ones are thinned over several frames of the screen: here all of them at once, and only then drawn. */
export function drawWhole(context: CanvasRenderingContext2D, scene: Scene, memory: SceneMemory) {
  const cache = createPathCache()
  do {
    cache.beginFrame()
    for (const { key, record } of scene.runs) {
      cache.path(key, record, scene.projection)
      for (const second of secondTracks(record.samples)) cache.path(key, record, scene.projection, second)
    }
  } while (cache.isBehind)
  drawScene(context, scene, cache, memory)
}
