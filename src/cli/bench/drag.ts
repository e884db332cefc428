import type { CDPSession, Page } from 'playwright-core'
import { atMost, frame, type Measurement, observed, quantile } from './measurement.ts'

/** Takes hold of the start and returns where the pointer is. */
export async function grabStart(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.getByLabel('Start point').first().boundingBox()
  if (!box) throw new Error('the start is not on the page')
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  return at
}

/** Moves the pointer at 60 Hz, as a hand does: the next move does not wait until the page has seen the last one. */
async function moveAlong(session: CDPSession, path: readonly { x: number; y: number }[]): Promise<void> {
  const began = performance.now()
  const seen: Promise<unknown>[] = []
  for (const [i, { x, y }] of path.entries()) {
    seen.push(session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y, button: 'left', buttons: 1 }))
    await new Promise((resolve) => setTimeout(resolve, began + ((i + 1) * 1000) / 60 - performance.now()))
  }
  await Promise.all(seen)
}

/** Seconds of processor time that the page's main thread has taken. */
async function mainThreadSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN
}

interface DragOptions {
  /** How far the start is dragged: 1 is 240 pixels. */
  reach?: number
  /** What `measureDrag` gave for the scene that this one is held against. */
  against?: readonly Measurement[]
}

/** Time between frames, and work for each, while the start is dragged along an ellipse. */
export async function measureDrag(
  page: Page,
  name: string,
  { reach = 1, against }: DragOptions = {},
): Promise<Measurement[]> {
  // What is laid out and computed when things are at rest is no part of the drag.
  await page.waitForTimeout(1000)
  const { x, y } = await grabStart(page)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const ellipse = Array.from({ length: 240 }, (_, i) => {
    const angle = ((i + 1) / 60) * 2 * Math.PI
    return { x: x + reach * 120 * (1 - Math.cos(angle)), y: y + reach * 60 * Math.sin(angle) }
  })
  const before = await mainThreadSeconds(session)
  await page.evaluate(() => [notes.frames, notes.chunks].forEach((list) => list.splice(0)))
  await moveAlong(session, ellipse)
  const { frames, chunks } = await page.evaluate(() => notes)
  const seconds = (await mainThreadSeconds(session)) - before
  await page.mouse.up()
  await session.detach()
  if (chunks.length === 0) throw new Error('nothing was computed anew: the start has not moved')
  // The browser tells the time to a tenth of a millisecond.
  const times = frames.slice(1).map((time, i) => Math.round(10 * (time - (frames[i] ?? NaN))) / 10)
  const reference = (id: string) => against?.find((other) => other.id.endsWith(id))?.value ?? frame
  return [
    atMost(frame, observed(`${name}.frame.p50`, quantile(times, 0.5), 'ms', reference('.frame.p50'))),
    atMost(2 * frame, observed(`${name}.frame.p95`, quantile(times, 0.95), 'ms', reference('.frame.p95'))),
    observed(`${name}.processor`, (1000 * seconds) / frames.length, 'ms/frame', reference('.processor')),
  ]
}
