import { useEffect, useRef, type PointerEvent } from 'react'
import { age, beginStroke, drawOn, endStroke, hideLight, ink, onInk, pointAt } from './ink.ts'
import { useStage } from './stage.ts'
import { FADE, opacityOf, TAIL } from './strokes.ts'

/** The light, its tail and the strokes, over everything that is shown. */
export function InkCanvas() {
  const canvas = useRef<HTMLCanvasElement>(null)
  const tool = useStage((stage) => stage.tool)

  useEffect(() => {
    let frame = 0
    const fade = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : FADE
    const paint = () => {
      const now = performance.now()
      frame = age(now, fade) ? requestAnimationFrame(paint) : 0
      if (canvas.current) draw(canvas.current, now, fade)
    }
    const request = () => {
      frame ||= requestAnimationFrame(paint)
    }
    const stop = onInk(request)
    window.addEventListener('resize', request)
    return () => {
      stop()
      cancelAnimationFrame(frame)
      window.removeEventListener('resize', request)
    }
  }, [])

  useEffect(() => {
    if (tool !== 'laser') return
    const move = (event: MouseEvent) => pointAt(event.clientX, event.clientY, performance.now())
    window.addEventListener('pointermove', move)
    return () => {
      window.removeEventListener('pointermove', move)
      hideLight()
    }
  }, [tool])

  const pen = tool === 'pen' && {
    onPointerDown(event: PointerEvent<HTMLCanvasElement>) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      beginStroke(event.clientX, event.clientY)
    },
    onPointerMove(event: PointerEvent) {
      if (event.buttons & 1) drawOn(event.clientX, event.clientY)
    },
    onPointerUp: () => endStroke(performance.now()),
    onPointerCancel: () => endStroke(performance.now()),
  }
  return <canvas ref={canvas} className={`ink ${tool ?? ''}`} aria-hidden="true" {...pen} />
}

function draw(canvas: HTMLCanvasElement, now: number, fade: number): void {
  const { clientWidth: width, clientHeight: height } = canvas
  const ratio = window.devicePixelRatio || 1
  if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio)
  if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio)
  const context = canvas.getContext('2d')
  if (!context) return
  const style = getComputedStyle(canvas)
  // As wide as a finger's breadth on the wall, whatever the screen.
  const unit = Math.max(1, Math.min(width / 960, height / 540))
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
  context.lineCap = context.lineJoin = 'round'
  context.strokeStyle = style.getPropertyValue('--pen')
  context.lineWidth = 3.2 * unit
  for (const stroke of ink.strokes) {
    context.globalAlpha = opacityOf(stroke, now, fade)
    context.beginPath()
    const [x = 0, y = 0] = stroke.points
    context.moveTo(x, y)
    for (let i = 0; i < stroke.points.length; i += 2) context.lineTo(stroke.points[i] ?? 0, stroke.points[i + 1] ?? 0)
    context.stroke()
  }
  drawLight(context, style.getPropertyValue('--laser'), now, unit)
}

function drawLight(context: CanvasRenderingContext2D, colour: string, now: number, unit: number): void {
  const { spot, spots } = ink
  if (!spot) return
  context.strokeStyle = context.fillStyle = colour
  spots.forEach(({ x, y, at }, i) => {
    const before = spots[i - 1]
    if (!before) return
    const fresh = 1 - (now - at) / TAIL
    context.globalAlpha = 0.55 * fresh
    context.lineWidth = 9 * unit * fresh
    context.beginPath()
    context.moveTo(before.x, before.y)
    context.lineTo(x, y)
    context.stroke()
  })
  const disc = (radius: number, alpha: number) => {
    context.globalAlpha = alpha
    context.beginPath()
    context.arc(spot.x, spot.y, radius * unit, 0, 2 * Math.PI)
    context.fill()
  }
  disc(17, 0.22)
  disc(6, 1)
  context.globalAlpha = 1
  context.lineWidth = 1.4 * unit
  context.strokeStyle = '#fff'
  context.stroke()
}
