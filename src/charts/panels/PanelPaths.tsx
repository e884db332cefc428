import { useEffect, useRef } from 'react'
import { keyOn, mostSteps } from '../../config/index.ts'
import { isStartMoving, useConfig, useRounds, useRuns, useView } from '../../store/index.ts'
import { fitCanvas } from '../canvas.ts'
import { usePalette } from '../palette.ts'
import { beforeUpdate, runOnRow } from '../shownRuns.ts'
import type { Projection } from '../surface/geometry.ts'
import { createPathCache, type PathCache } from '../surface/pathCache.ts'
import { createSceneMemory, drawScene, type SceneMemory } from '../surface/scene.ts'
import { useRepaint } from '../useRepaint.ts'
import type { Size } from '../useSize.ts'

interface PanelPathsProps {
  run: string
  row: number
  projection: Projection
  size: Size
}

/** One run's path on its own. Follows the stores by itself, as all canvases do. */
export function PanelPaths({ run, row, projection, size }: PanelPathsProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const palette = usePalette()
  const cache = useRef<PathCache>(null)
  cache.current ??= createPathCache()
  const memory = useRef<SceneMemory>(null)
  memory.current ??= createSceneMemory()
  const key = keyOn(run, row)

  const request = useRepaint(() => {
    const context = canvas.current && fitCanvas(canvas.current, size.width, size.height)
    if (!context || !cache.current || !memory.current) return
    const { configuration } = useConfig.getState()
    const view = useView.getState()
    const shown = runOnRow(configuration, useRuns.getState(), view, run, row)
    if (!shown) return
    const inspected = view.inspecting === run && row === 0
    const { playhead } = view
    const runs = [inspected ? beforeUpdate(shown, playhead) : shown]
    // What clients did is known of the experiment's own surface.
    const rounds = row === 0 ? useRounds.getState().known : undefined
    const scene = {
      runs,
      rounds,
      projection,
      palette,
      playhead,
      steps: mostSteps(configuration),
      obstacles: [],
      alone: true,
      isMoving: isStartMoving(),
    }
    drawScene(context, scene, cache.current, memory.current)
    if (cache.current.isBehind) request()
  })
  useEffect(() => {
    const stops = [
      useRuns.subscribe(({ runs }, before) => {
        if (runs.get(key) === before.runs.get(key)) return
        cache.current?.observe(runs)
        request()
      }),
      useRounds.subscribe(request),
      useConfig.subscribe(({ configuration: now, gesture }, { configuration: before, gesture: last }) => {
        const isChanged = now.runs !== before.runs || now.steps !== before.steps || now.shown !== before.shown
        if (isChanged || gesture !== last) request()
      }),
      useView.subscribe((now, before) => {
        if (now.playhead !== before.playhead || now.inspecting !== before.inspecting) request()
      }),
    ]
    return () => stops.forEach((stop) => stop())
  }, [request, key])
  return <canvas ref={canvas} aria-hidden="true" />
}
