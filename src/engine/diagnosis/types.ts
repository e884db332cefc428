/** What is wrong with a run, and the numbers that say so. */
export type Diagnosis = Diverging

/** The run's values grow until they are no numbers. */
interface Diverging {
  kind: 'diverging'
  /** The first step that is not finite. */
  step: number
}
