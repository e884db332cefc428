import { useEffect, useRef, type RefObject } from 'react'
import type { View } from '../../core/method.ts'
import { useConfig, useView } from '../../store/index.ts'
import { attachGestures } from './gestures.ts'
import { pan, pointAt, roundedView, unproject, zoomAt, type Projection } from './geometry.ts'
import type { Finder } from './PathsCanvas.tsx'
import { stopViewAnimation } from './viewAnimation.ts'

/** Of a picture whose upright is no coordinate: a curve over x. */
export interface PlotLine {
  /** Views and starts keep this y, on which f does not depend. */
  y: View['y']
  /** The nearest x that a start may have. */
  nearest(x: number): number
  /** Takes a press that sets no start: whether it did. */
  press?(X: number, Y: number): boolean
}

interface PlotActs {
  runAt: Finder
  line?: PlotLine
  /** What a press does in place of setting the start. */
  onPress?: () => void
  /** Who keeps the view; absent: the experiment. */
  setView?: (view: View) => void
  /** In a comparison: the surface's row. */
  row?: number
}

/** Click: start here, or `onPress`; on a run's name, open its controls. Drag: pan. Wheel and pinch: zoom at the pointer. Hover: read the surface, find the run. */
export function usePlotGestures(element: RefObject<HTMLElement | null>, projection: Projection, acts: PlotActs) {
  const latest = useRef({ projection, ...acts })
  useEffect(() => {
    latest.current = { projection, ...acts }
  })
  useEffect(() => {
    const target = element.current
    if (!target) return
    let hovered = 0
    let at = { x: 0, y: 0 }
    /** In pixels of the container, as the projection has them. */
    const here = (x: number, y: number) => {
      const { frame } = latest.current.projection
      return { x: x + frame.left, y: y + frame.top }
    }
    const { setView: setOwnView, setStart, endGesture } = useConfig.getState()
    // Several events may come before the next render: they are added up and applied once per frame.
    let frame = 0
    let panned = { dX: 0, dY: 0 }
    let zoomed = { factor: 1, x: 0, y: 0 }
    const flush = () => {
      cancelAnimationFrame(frame)
      frame = 0
      const { projection, line, setView = setOwnView } = latest.current
      const p = line ? { ...projection, view: { ...projection.view, y: line.y } } : projection
      const moved = pan(p, panned.dX, line ? 0 : panned.dY)
      const shifted = { ...p, view: moved }
      const at = unproject(shifted, zoomed.x, zoomed.y)
      const next = zoomed.factor === 1 ? moved : zoomAt(moved, zoomed.factor, at)
      setView(roundedView(line ? { ...next, y: line.y } : next))
      panned = { dX: 0, dY: 0 }
      zoomed = { factor: 1, x: 0, y: 0 }
    }
    const schedule = () => {
      stopViewAnimation()
      frame ||= requestAnimationFrame(flush)
    }
    const detach = attachGestures(target, {
      click(x, y) {
        if (latest.current.onPress) return latest.current.onPress()
        const place = here(x, y)
        const hit = latest.current.runAt(place.x, place.y)
        if (hit?.label) return useView.getState().set({ openRun: hit.key })
        const { line, projection: p } = latest.current
        if (line?.press?.(place.x, place.y)) return
        const [startX, startY] = pointAt(p, place.x, place.y)
        endGesture()
        if (line) setStart(line.nearest(startX), useConfig.getState().configuration.start[1])
        else setStart(startX, startY)
        endGesture()
      },
      pan(dX, dY) {
        panned = { dX: panned.dX + dX, dY: panned.dY + dY }
        schedule()
      },
      zoom(factor, x, y) {
        zoomed = { factor: zoomed.factor * factor, ...here(x, y) }
        schedule()
      },
      hover(x, y) {
        at = here(x, y)
        hovered ||= requestAnimationFrame(() => {
          hovered = 0
          const { hoverRun, set } = useView.getState()
          const hit = latest.current.runAt(at.x, at.y)
          const run = hit?.key
          target.style.cursor = hit?.label ? 'pointer' : ''
          const { projection: p, line } = latest.current
          const [x, y] = unproject(p, at.x, at.y)
          set({
            hoverPoint: [x, line ? 0 : y],
            hoverRow: latest.current.row,
            ...(run !== hoverRun && { hoverRun: run }),
          })
        })
      },
      leave() {
        cancelAnimationFrame(hovered)
        hovered = 0
        useView.getState().set({ hoverPoint: undefined, hoverRun: undefined })
      },
      settle() {
        if (frame) flush()
        endGesture()
      },
    })
    return () => {
      detach()
      cancelAnimationFrame(frame)
      cancelAnimationFrame(hovered)
    }
  }, [element])
}
