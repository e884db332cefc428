import { useEffect, useRef, type RefObject } from 'react'

interface Memory {
  now: string
  before: readonly string[]
  after: readonly string[]
  /** When a hand last typed. */
  typedAt: number
}

/** Milliseconds: what is typed without a longer pause is undone at once. */
const PAUSE = 700
const MOST = 200

/**
 * Undo and redo in a field. The browser's own keeps count of keys alone, and mangles a text that a button, or going back, has put
 * in the field since.
 */
export function useUndo(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  write: (text: string) => void,
): void {
  const memory = useRef<Memory>({ now: text, before: [], after: [], typedAt: -Infinity })
  const isTyping = useRef(false)
  useEffect(() => {
    const { now, before, typedAt } = memory.current
    if (text === now) return
    const at = performance.now()
    const goesOn = isTyping.current && at - typedAt < PAUSE
    memory.current = {
      now: text,
      before: goesOn ? before : [...before, now].slice(-MOST),
      after: [],
      typedAt: isTyping.current ? at : -Infinity,
    }
    isTyping.current = false
  }, [text])

  const latest = useRef(write)
  useEffect(() => {
    latest.current = write
  })
  useEffect(() => {
    const area = field.current
    if (!area) return undefined
    const go = (from: 'before' | 'after', to: 'before' | 'after') => {
      const { now } = memory.current
      const next = memory.current[from].at(-1)
      if (next === undefined) return
      memory.current = {
        ...memory.current,
        now: next,
        [from]: memory.current[from].slice(0, -1),
        [to]: [...memory.current[to], now],
        typedAt: -Infinity,
      }
      latest.current(next)
      const caret = endOfChange(now, next)
      requestAnimationFrame(() => area.setSelectionRange(caret, caret))
    }
    const undo = () => go('before', 'after')
    const redo = () => go('after', 'before')
    const onKeyDown = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) redo()
      else undo()
    }
    // From the browser's menu, or by a gesture of the device.
    const onBeforeInput = (event: InputEvent) => {
      if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return
      event.preventDefault()
      if (event.inputType === 'historyUndo') undo()
      else redo()
    }
    const onInput = () => {
      isTyping.current = true
    }
    area.addEventListener('keydown', onKeyDown)
    area.addEventListener('beforeinput', onBeforeInput)
    area.addEventListener('input', onInput)
    return () => {
      area.removeEventListener('keydown', onKeyDown)
      area.removeEventListener('beforeinput', onBeforeInput)
      area.removeEventListener('input', onInput)
    }
  }, [field])
}

/** Where in a text what another has not comes to its end. */
export function endOfChange(before: string, after: string): number {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let tail = 0
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return after.length - tail
}
