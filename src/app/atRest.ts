interface Rest {
  /** Something has changed: what waits, waits anew. */
  wait(): void
  stop(): void
}

/** Acts when for so many milliseconds nothing has changed and no pointer is held down, and when one is let go. */
export function atRest(milliseconds: number, act: () => void): Rest {
  let timer: ReturnType<typeof setTimeout> | undefined
  let held = false
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (!held) act()
    }, milliseconds)
  }
  const hold = () => {
    held = true
  }
  const release = () => {
    held = false
    wait()
  }
  addEventListener('pointerdown', hold, true)
  addEventListener('pointerup', release, true)
  addEventListener('pointercancel', release, true)
  return {
    wait,
    stop: () => {
      clearTimeout(timer)
      removeEventListener('pointerdown', hold, true)
      removeEventListener('pointerup', release, true)
      removeEventListener('pointercancel', release, true)
    },
  }
}
