let places: ReadonlyMap<string, number> = new Map()

/** Names stay where they are while the experiment changes: where that is depends on what was before. */
export const rememberPlaces = (candidates: ReadonlyMap<string, number>): void => void (places = candidates)

/** Where the surface that was drawn last has its names, for a picture of it that is to be the same. */
export const seenPlaces = (): Map<string, number> => new Map(places)
