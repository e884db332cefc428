let last = 0

/** A key for a run, used once in the life of the page. */
export const nextKey = (): string => `r${(last += 1)}`
