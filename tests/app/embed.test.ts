// @vitest-environment jsdom
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { embedded } from '../../src/app/embed/address.ts'
import { startBridge } from '../../src/app/embed/bridge.ts'
import { readMessage } from '../../src/app/embed/messages.ts'
import { CONFIGURATION_LIMITS, defaultConfiguration } from '../../src/config/index.ts'
import { useConfig, useView } from '../../src/store/index.ts'

describe('the address', () => {
  it('says whether the page is embedded, and with what', () => {
    expect(embedded('')).toBeUndefined()
    expect(embedded('?embed')).toBe('picture')
    expect(embedded('?embed=controls')).toBe('controls')
    expect(embedded('?embed=anything&more=1')).toBe('picture')
  })
})

describe('a message', () => {
  it('that is not ours is passed over', () => {
    for (const data of [undefined, null, 5, 'play', [], { type: 'play' }, { source: 'react-devtools' }])
      expect(readMessage(data)).toBeUndefined()
  })

  it('is checked in every part', () => {
    const problems = [
      { thalweg: 2, type: 'play' },
      { thalweg: 1 },
      { thalweg: 1, type: 'explode' },
      { thalweg: 1, type: 'seek' },
      { thalweg: 1, type: 'seek', step: NaN },
      { thalweg: 1, type: 'seek', step: '40' },
      { thalweg: 1, type: 'speed', speed: 0 },
      { thalweg: 1, type: 'speed', speed: NaN },
      { thalweg: 1, type: 'load', link: { toString: () => 'v=1' } },
      { thalweg: 1, type: 'load', link: 'x'.repeat(CONFIGURATION_LIMITS.link + 1) },
      { thalweg: 1, type: 'theme', theme: 'pink' },
    ]
    for (const data of problems) expect(readMessage(data)).toHaveProperty('problem')
    expect(readMessage({ thalweg: 1, type: 'speed', speed: Infinity })).toEqual({
      message: { type: 'speed', speed: Infinity },
    })
  })

  it('may be anything at all', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (type, step, link) => {
        const read = readMessage({ thalweg: 1, type, step, link })
        expect(read && ('message' in read || 'problem' in read)).toBe(true)
      }),
    )
  })
})

/** A frame's window, the page around it, and what was said to that page. */
function frame() {
  const events = new EventTarget()
  const postMessage = vi.fn<(data: unknown, origin: string) => void>()
  const parent = { postMessage }
  const page = {
    parent,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  }
  const say = (data: unknown, source: unknown = parent, origin = 'https://slides.example') =>
    events.dispatchEvent(Object.assign(new Event('message'), { data, source, origin }))
  return {
    page: page as unknown as Window,
    postMessage,
    say,
    answers: () => postMessage.mock.calls.map(([data]) => data),
  }
}

describe('the page around the picture', () => {
  let stop = () => {}
  beforeEach(() => {
    useConfig.getState().load(defaultConfiguration(), [])
    useView.setState({ playhead: 0, playing: false, speed: 30 })
  })
  afterEach(() => stop())

  it('is told that the picture listens, and drives it', () => {
    const { page, say, answers } = frame()
    stop = startBridge(page)
    expect(answers()).toEqual([{ thalweg: 1, type: 'ready', step: 0, steps: 500, playing: false }])
    say({ thalweg: 1, type: 'seek', step: 41.7 })
    expect(useView.getState().playhead).toBe(42)
    say({ thalweg: 1, type: 'seek', step: 1e9 })
    expect(useView.getState().playhead).toBe(500)
    say({ thalweg: 1, type: 'speed', speed: 400 })
    say({ thalweg: 1, type: 'play' })
    expect(useView.getState()).toMatchObject({ playing: true, speed: 400 })
    say({ thalweg: 1, type: 'pause' })
    expect(useView.getState().playing).toBe(false)
  })

  it('loads another experiment, and hears what of it could not be read', () => {
    const { page, say, answers } = frame()
    stop = startBridge(page)
    say({ thalweg: 1, type: 'load', link: 'v=1&surface=bowl&start=1,1&run=adma&at=7&steps=20' })
    expect(useConfig.getState().configuration.surface.id).toBe('bowl')
    expect(useView.getState()).toMatchObject({ playhead: 7, playing: false })
    expect(answers().at(-1)).toMatchObject({ type: 'loaded', steps: 20, notices: [{ where: 'run 1' }] })
  })

  it('alone is listened to, and answers go to where it spoke from', () => {
    const { page, say, postMessage } = frame()
    stop = startBridge(page)
    say({ thalweg: 1, type: 'seek', step: 9 }, {})
    expect(useView.getState().playhead).toBe(0)
    say({ thalweg: 1, type: 'seek', step: 'nine' })
    expect(postMessage).toHaveBeenLastCalledWith(
      { thalweg: 1, type: 'error', message: 'seek: step is not a finite number' },
      'https://slides.example',
    )
    say('hello')
    expect(postMessage).toHaveBeenCalledTimes(2)
  })
})
