/** Of the axis' unit, or so many times its pace, a second. Infinity: everything at once. */
export const SPEEDS = [1, 3, 10, 30, 120, 400, 1000, Infinity] as const

export const speedLabel = (speed: number, { one, short }: { one: string; short: string }, pace = 1): string => {
  if (speed === Infinity) return 'all at once'
  const units = Number((speed * pace).toPrecision(3))
  return `${units} ${units === 1 ? one : short}/s`
}

/** The next slower or faster speed; the ends stay. */
export function nextSpeed(speed: number, direction: 1 | -1): number {
  const here = SPEEDS.findIndex((each) => each >= speed)
  const index = Math.min(SPEEDS.length - 1, Math.max(0, (here < 0 ? SPEEDS.length - 1 : here) + direction))
  return SPEEDS[index] ?? speed
}
