import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { mostSteps } from '../../config/index.ts'
import type { CriticalPoint } from '../../core/method.ts'
import { useConfig, useRuns, useView, type Relief } from '../../store/index.ts'
import { fitCanvas } from '../canvas.ts'
import { usePalette } from '../palette.ts'
import { beforeUpdate, shownRuns } from '../shownRuns.ts'
import type { Projection } from '../surface/geometry.ts'
import type { Box } from '../surface/labels.ts'
import { drawnSurface } from '../surface/overlays/useDrawnSurface.ts'
import { useSurfaceNow } from '../surface/useSurfaceNow.ts'
import { PenalizedSymbol } from '../surface/PenaltyCaption.tsx'
import { createSceneMemory } from '../surface/scene.ts'
import { useRepaint } from '../useRepaint.ts'
import type { Size } from '../useSize.ts'
import { createDrapeCache } from './drapeCache.ts'
import { drawBack } from './drawAxes.ts'
import { drawRelief } from './drawRelief.ts'
import { boxOf, cameraFor, matrixOf } from './geometry.ts'
import { heightScale } from './height.ts'
import { coloursOf, LAMP } from './lighting.ts'
import { meshOf } from './mesh.ts'
import { createRenderer, type ReliefRenderer } from './renderer.ts'
import { terrainOf } from './terrain.ts'
import { useOrbit } from './useOrbit.ts'
import './relief.css'

interface ReliefLayerProps {
  relief: Relief
  projection: Projection
  size: Size
  critical: readonly CriticalPoint[]
  /** What labels keep off. */
  obstacles: readonly Box[]
  /** The lambda of the penalized objective, if that is drawn. */
  penalty: number | undefined
  /** What a press does where one watches. */
  onPress?: () => void
  onZoom(factor: number): void
  onKeyDown(event: KeyboardEvent): void
  /** There is no WebGL 2 here. */
  onMissing(): void
}

/** Pixels of width from which there is room for more than the formula. */
const ROOMY = 900
const SMALL = 500

/** The surface as a relief, with the paths on it. It paints when something has changed, and only then. */
export function ReliefLayer(props: ReliefLayerProps) {
  const { relief, projection, size, critical, obstacles, penalty } = props
  const surface = useSurfaceNow()
  const contours = useRuns((state) => state.contours)
  const palette = usePalette()
  const back = useRef<HTMLCanvasElement>(null)
  const ground = useRef<HTMLCanvasElement>(null)
  const front = useRef<HTMLCanvasElement>(null)
  const plot = useRef<HTMLDivElement>(null)
  const renderer = useRef<ReliefRenderer>(undefined)
  const [memory] = useState(createSceneMemory)
  const [cache] = useState(createDrapeCache)
  const { frame, view } = projection

  const drawn = useMemo(() => drawnSurface(surface, penalty ?? 0), [surface, penalty])
  const box = useMemo(() => boxOf(frame), [frame])
  const height = useMemo(() => contours && heightScale(contours), [contours])
  const terrain = useMemo(
    () => drawn && height && terrainOf((x, y) => drawn.value(x, y), view, box, height.share),
    [drawn, height, view, box],
  )
  const mesh = useMemo(() => terrain && meshOf(terrain), [terrain])
  const colours = useMemo(() => contours && coloursOf(palette, contours), [contours, palette])

  const request = useRepaint(() => {
    const { current: drawing } = renderer
    if (!drawing || !back.current || !front.current || !ground.current || !terrain || !height || !colours) return
    const camera = cameraFor(frame, box, orbit.seen.current)
    const axes = { camera, box, projection, palette, height }
    const behind = fitCanvas(back.current, size.width, size.height)
    const before = fitCanvas(front.current, size.width, size.height)
    if (!behind || !before) return
    drawBack(behind, axes)
    if (ground.current.width !== back.current.width) ground.current.width = back.current.width
    if (ground.current.height !== back.current.height) ground.current.height = back.current.height
    drawing.draw({
      ...colours,
      matrix: matrixOf(camera, box, size.width, size.height),
      lamp: LAMP,
      pixel: back.current.width / size.width,
    })
    const { configuration } = useConfig.getState()
    const now = useView.getState()
    const runs = shownRuns(configuration, useRuns.getState(), now)
    const scene = {
      ...axes,
      runs: runs.map((run) => (run.key === now.inspecting ? beforeUpdate(run, now.playhead) : run)),
      playhead: now.playhead,
      steps: mostSteps(configuration),
      start: configuration.start,
      critical,
      obstacles,
      terrain,
    }
    drawRelief(before, scene, cache, memory)
  })
  const orbit = useOrbit({ element: plot, relief, request, zoom: props.onZoom, press: props.onPress })

  const { onMissing } = props
  useEffect(() => {
    if (!ground.current) return
    const made = createRenderer(ground.current, request)
    renderer.current = made
    if (!made) onMissing()
    return () => {
      renderer.current = undefined
      made?.dispose()
    }
  }, [request, onMissing])
  useEffect(() => {
    if (mesh) renderer.current?.setMesh(mesh)
    request()
  }, [mesh, request])
  useEffect(() => {
    const stops = [
      useRuns.subscribe((now, before) => now.runs !== before.runs && request()),
      useConfig.subscribe(request),
      useView.subscribe((now, before) => {
        const seen = ['playhead', 'hoverRun', 'soloRun', 'inspecting'] as const
        if (seen.some((name) => now[name] !== before[name])) request()
      }),
    ]
    return () => stops.forEach((stop) => stop())
  }, [request])

  const { left, top, width } = frame
  // Where there is no room to spare, below the axes: their names stand above.
  const isSmall = width < SMALL
  const onKeyDown = (event: KeyboardEvent) => {
    orbit.onKeyDown(event)
    if (!event.defaultPrevented) props.onKeyDown(event)
  }
  return (
    <>
      <canvas ref={back} aria-hidden="true" />
      <canvas ref={ground} aria-hidden="true" />
      <canvas ref={front} aria-hidden="true" />
      <div
        ref={plot}
        className="surface-plot relief-plot"
        style={{ left, top, width, height: frame.height }}
        role="group"
        tabIndex={0}
        aria-label={`Surface from the side: drag or arrow keys turn it, plus and minus zoom. Azimuth ${relief.azimuth}°, elevation ${relief.elevation}°`}
        onKeyDown={onKeyDown}
        onKeyUp={orbit.onKeyUp}
      />
      {height && (
        <p
          className="surface-notice"
          style={{ left: left + 10, bottom: isSmall ? 6 : size.height - top - frame.height + 10 }}
        >
          {height.words[0]}
          {penalty === undefined ? <i>f</i> : <PenalizedSymbol />}
          {height.words[1]}
          {frame.width >= ROOMY && ', not to the scale of x and y'}
        </p>
      )}
    </>
  )
}
