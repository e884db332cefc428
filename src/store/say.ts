import { useView } from './viewStore.ts'

/** Milliseconds that a word stands. */
const STANDS = 2500
let timer: ReturnType<typeof setTimeout> | undefined

/** Says for a moment what was done, to eyes and to screen readers. */
export function say(said: string): void {
  clearTimeout(timer)
  useView.getState().set({ said })
  timer = setTimeout(() => useView.getState().set({ said: undefined }), STANDS)
}
