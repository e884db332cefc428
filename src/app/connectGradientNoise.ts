import { showGradientNoise, updateOnFrame, useGradientNoise } from '../store/index.ts'
import type { Client } from '../worker/client.ts'

const KEY = 'gradient noise'
/** Milliseconds between two points that are asked for: as fast as one can read, while the playhead moves. */
const READABLE = 120
/** To send very many rows takes its time: they are sent when the playhead has come to rest. */
const MANY_ROWS = 5000
const REST = 500

/** Has the scatter of gradients worked out at the point that is looked at; while it moves, at some of the points. */
export function connectGradientNoise(client: Client): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const ask = () => {
    timer = undefined
    const { wanted } = useGradientNoise.getState()
    if (!wanted) return
    client.study(KEY, wanted, (event) => {
      const result = event.type === 'result' ? event.result : undefined
      if (result?.kind === 'gradientNoise') updateOnFrame(() => showGradientNoise(wanted, result.noise))
    })
  }
  const stop = useGradientNoise.subscribe((now, before) => {
    if (now.wanted === before.wanted) return
    if (!now.wanted) return client.cancelStudy(KEY)
    const isMany = (now.wanted.surface.data?.rows?.length ?? 0) > MANY_ROWS
    if (isMany) {
      clearTimeout(timer)
      timer = setTimeout(ask, REST)
    } else timer ??= setTimeout(ask, READABLE)
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}
