/** The buffers of all typed arrays in a message, each once: what is handed over instead of copied. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>()
  collect(value, found)
  return [...found]
}

function collect(value: unknown, found: Set<ArrayBuffer>): void {
  if (typeof value !== 'object' || value === null) return
  if (!ArrayBuffer.isView(value)) {
    for (const part of Object.values(value)) collect(part, found)
  } else if (value.buffer instanceof ArrayBuffer) {
    found.add(value.buffer)
  }
}
