/** What the lecturer draws and points at, outside of React: a canvas follows it frame by frame. */
import { alive, tailOf, type Spot, type Stroke } from './strokes.ts'

export interface Ink {
  strokes: Stroke[]
  spots: Spot[]
  /** Where the light is. */
  spot?: Spot
}

export const ink: Ink = { strokes: [], spots: [] }

const listeners = new Set<() => void>()
const changed = () => listeners.forEach((listener) => listener())

/** Is told when there is something new to be drawn. */
export function onInk(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function clearInk(): void {
  ink.strokes = []
  changed()
}

export function beginStroke(x: number, y: number): void {
  ink.strokes.push({ points: [x, y] })
  changed()
}

export function drawOn(x: number, y: number): void {
  const stroke = ink.strokes.at(-1)
  if (stroke && stroke.ended === undefined) stroke.points.push(x, y)
  changed()
}

export function endStroke(now: number): void {
  for (const stroke of ink.strokes) stroke.ended ??= now
  changed()
}

export function pointAt(x: number, y: number, now: number): void {
  ink.spot = { x, y, at: now }
  ink.spots.push(ink.spot)
  changed()
}

export function hideLight(): void {
  ink.spot = undefined
  ink.spots = []
  changed()
}

/** Forgets what can no longer be seen; says whether anything still changes by itself. */
export function age(now: number, fade: number): boolean {
  ink.strokes = alive(ink.strokes, now, fade)
  ink.spots = tailOf(ink.spots, now)
  return ink.strokes.length > 0 || ink.spots.length > 0
}
