import { useEffect, useRef, type RefObject } from 'react'
import { drawnPenalty, mostSteps } from '../../config/index.ts'
import { useConfig, useRounds, useRuns, useView } from '../../store/index.ts'
import { fitCanvas } from '../canvas.ts'
import { usePalette } from '../palette.ts'
import { shownRuns, type ShownRun } from '../shownRuns.ts'
import { distanceToRun } from '../surface/beside.ts'
import type { Box } from '../surface/labels.ts'
import { createPathCache, type PathCache } from '../surface/pathCache.ts'
import type { Finder } from '../surface/PathsCanvas.tsx'
import { createSceneMemory, drawScene, type Scene, type SceneMemory } from '../surface/scene.ts'
import { rememberPlaces } from '../surface/seenPlaces.ts'
import { startBox } from '../surface/StartHandle.tsx'
import { useRepaint } from '../useRepaint.ts'
import type { Size } from '../useSize.ts'
import { curveScene, drawDrops, stepsScene, type RunsOnCurve } from './drawRuns.ts'
import type { CurvePlace } from './picture.ts'
import { heightAt } from './place.ts'

interface CurvePathsProps {
  place: CurvePlace
  size: Size
  obstacles: readonly Box[]
  /** Is given the function that finds the run at a pixel; absent: nobody asks. */
  finder?: RefObject<Finder>
  /** The runs that are drawn, where they are not all that are shown. */
  runs?: () => readonly ShownRun[]
  /** One run in a picture of its own, that names it. */
  alone?: boolean
}

const HOVER_DISTANCE = 7

const allRuns = () => shownRuns(useConfig.getState().configuration, useRuns.getState(), useView.getState())

interface Kept {
  cache: PathCache
  memory: SceneMemory
}

const createKept = (): Kept => ({ cache: createPathCache(), memory: createSceneMemory() })

/** The runs on the curve, and over their steps. Follows the stores by itself, one repaint per animation frame. */
export function CurvePaths({ place, size, obstacles, finder, runs = allRuns, alone }: CurvePathsProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const palette = usePalette()
  const upper = useRef<Kept>(null)
  upper.current ??= createKept()
  const lower = useRef<Kept>(null)
  lower.current ??= createKept()

  const scenesNow = (): { on: Scene; under: Scene | undefined } => {
    const { configuration } = useConfig.getState()
    const [startX] = configuration.start
    const drawing: RunsOnCurve = {
      place,
      palette,
      runs: runs(),
      playhead: useView.getState().playhead,
      // What clients did is known of the experiment's own surface.
      rounds: alone ? undefined : useRounds.getState().known,
      steps: mostSteps(configuration),
      obstacles: [...obstacles, startBox(place.projection, [startX, heightAt(place, startX)])],
      penalty: alone ? undefined : drawnPenalty(configuration)?.strength,
      alone,
    }
    return { on: curveScene(drawing), under: stepsScene(drawing) }
  }
  const request = useRepaint(() => {
    const context = canvas.current && fitCanvas(canvas.current, size.width, size.height)
    if (!context || !upper.current || !lower.current) return
    const { on, under } = scenesNow()
    if (under) {
      drawDrops(context, palette, on, under)
      drawScene(context, under, lower.current.cache, lower.current.memory)
    }
    drawScene(context, on, upper.current.cache, upper.current.memory)
    if (!alone) rememberPlaces(upper.current.memory.candidates)
    if (upper.current.cache.isBehind || lower.current.cache.isBehind) request()
  })

  useEffect(() => {
    if (!finder) return
    finder.current = (x, y) => {
      const label = upper.current?.memory.placements.find(
        ({ box }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
      )
      if (label) return { key: label.key, label: true }
      const { on, under } = scenesNow()
      const near = [on, under].flatMap((scene) => {
        const cache = scene === on ? upper.current?.cache : lower.current?.cache
        return scene && cache
          ? scene.runs.map((run) => ({ key: run.key, away: distanceToRun(cache, run, scene.projection, x, y) }))
          : []
      })
      const nearest = near.reduce((best, each) => (each.away < best.away ? each : best), { key: '', away: Infinity })
      return nearest.away < HOVER_DISTANCE ? { key: nearest.key, label: false } : undefined
    }
  })

  useEffect(() => {
    const stops = [
      useRuns.subscribe(({ runs: now }, before) => {
        if (now === before.runs) return
        upper.current?.cache.observe(now)
        lower.current?.cache.observe(now)
        request()
      }),
      useConfig.subscribe(request),
      useRounds.subscribe(request),
      useView.subscribe((now, before) => {
        const seen = ['playhead', 'hoverRun', 'soloRun'] as const
        if (seen.some((name) => now[name] !== before[name])) request()
      }),
    ]
    return () => stops.forEach((stop) => stop())
  }, [request])

  return <canvas ref={canvas} aria-hidden="true" />
}
