import { useEffect, useRef, type RefObject } from 'react'
import { mostSteps } from '../../config/index.ts'
import { isStartMoving, useConfig, useRounds, useRuns, useView } from '../../store/index.ts'
import { fitCanvas } from '../canvas.ts'
import { usePalette } from '../palette.ts'
import { beforeUpdate, shownRuns } from '../shownRuns.ts'
import { useRepaint } from '../useRepaint.ts'
import type { Size } from '../useSize.ts'
import { distanceToRun } from './beside.ts'
import type { Projection } from './geometry.ts'
import type { Box } from './labels.ts'
import { createPathCache, type PathCache } from './pathCache.ts'
import { createSceneMemory, drawScene, isBusy, type SceneMemory } from './scene.ts'
import { rememberPlaces } from './seenPlaces.ts'
import { startBox } from './StartHandle.tsx'

/** The run at a pixel: its name, or a point of its path. */
export interface Hit {
  key: string
  label: boolean
}

/** Finds the run at a pixel. */
export type Finder = (x: number, y: number) => Hit | undefined

interface PathsCanvasProps {
  projection: Projection
  size: Size
  obstacles: readonly Box[]
  /** What moves, and names keep off all the same. */
  covered: readonly RefObject<readonly Box[]>[]
  /** Is given the function that finds the run at a pixel. */
  finder: RefObject<Finder>
}

/** A path this near to the pointer, in pixels, is hovered. */
const HOVER_DISTANCE = 7

/** All trajectories. Follows the stores by itself, one repaint per animation frame; React does not render for it. */
export function PathsCanvas({ projection, size, obstacles, covered, finder }: PathsCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const palette = usePalette()
  const cache = useRef<PathCache>(null)
  cache.current ??= createPathCache()
  const memory = useRef<SceneMemory>(null)
  memory.current ??= createSceneMemory()

  const request = useRepaint(() => {
    if (!canvas.current || !cache.current || !memory.current) return
    const { configuration } = useConfig.getState()
    const view = useView.getState()
    const runs = shownRuns(configuration, useRuns.getState(), view)
    const scene = {
      runs: runs.map((run) => (run.key === view.inspecting ? beforeUpdate(run, view.playhead) : run)),
      inspected: view.inspecting,
      projection,
      palette,
      playhead: view.playhead,
      rounds: useRounds.getState().known,
      steps: mostSteps(configuration),
      busy: isBusy(configuration.shown?.overlays),
      isMoving: isStartMoving(),
      obstacles: [
        ...obstacles,
        ...covered.flatMap(({ current }) => current),
        startBox(projection, configuration.start),
      ],
    }
    const context = fitCanvas(canvas.current, size.width, size.height)
    if (context) drawScene(context, scene, cache.current, memory.current)
    rememberPlaces(memory.current.candidates)
    if (cache.current.isBehind) request()
  })

  useEffect(() => {
    finder.current = (x, y) => {
      const label = memory.current?.placements.find(
        ({ box }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
      )
      if (label) return { key: label.key, label: true }
      let nearest: string | undefined
      let distance = HOVER_DISTANCE
      for (const run of shownRuns(useConfig.getState().configuration, useRuns.getState(), useView.getState())) {
        const away = cache.current ? distanceToRun(cache.current, run, projection, x, y) : Infinity
        if (away >= distance) continue
        distance = away
        nearest = run.key
      }
      return nearest === undefined ? undefined : { key: nearest, label: false }
    }
  }, [finder, projection])

  useEffect(() => {
    const stops = [
      useRuns.subscribe(({ runs }, before) => {
        if (runs === before.runs) return
        cache.current?.observe(runs)
        request()
      }),
      useConfig.subscribe(request),
      useRounds.subscribe(request),
      useView.subscribe((now, before) => {
        const seen = ['playhead', 'hoverRun', 'soloRun', 'inspecting'] as const
        if (seen.some((name) => now[name] !== before[name])) request()
      }),
    ]
    return () => stops.forEach((stop) => stop())
  }, [request])

  return <canvas ref={canvas} aria-hidden="true" />
}
