/** One picture of a lecture: an experiment, and what is said of it. */
export interface Scene {
  /** The experiment as a link's fragment, without the `#`. */
  link: string
  title?: string
  /** In place of the caption that the link may hold. */
  caption?: string
  /** For the lecturer. */
  notes?: string
}

/** Scenes in order. */
export interface Lecture {
  title?: string
  scenes: readonly Scene[]
}
