import type { Parameters, ParameterValues } from './parameter.ts'
import type { Random } from './random.ts'
import type { Registry } from './registry.ts'

/** Data by the names that the equations of a term read: one number per term in each column. */
export type Columns = Readonly<Record<string, Float64Array>>

export interface Column {
  /** The name in the equations. */
  name: string
  /** TeX. */
  symbol: string
  /** What it is, for tables and axes: `input`. */
  label: string
  /** `label` holds -1 or 1 and nothing else. */
  role: 'feature' | 'target' | 'label' | 'slope'
}

/** Makes data from a seed. */
export interface Generator {
  name: string
  summary: string
  params: Parameters
  /** How many rows it makes; absent: its n. */
  size?(values: ParameterValues): number
  create(values: ParameterValues, random: Random): Columns
}

/** What the fitted parameters say of the data, to be drawn beside the surface. */
export interface Fit {
  /**
   * `curve`: the value predicted for a feature; `boundary`: in the plane of two features, the line where it is 0, which is affine in
   * them; `value`: of one column, the number that stands for all.
   */
  kind: 'curve' | 'boundary' | 'value'
  /** In the equation language, over x, y and the features: `f(x, y) = x*u + y`. */
  equations: string
}

/** Makes a surface the mean of terms f = (1/n) sum f_i: its equations are those of one term, over the columns' names. */
export interface ProblemData {
  columns: readonly Column[]
  /** The first one, with its defaults, gives the data where none are chosen. */
  generators: Registry<Generator>
  fit?: Fit
  /** The parameter that is the strength of a penalty within f. The validation loss is without it: it asks how rows are predicted. */
  penalty?: string
  /** In a sentence, what these data make of f that one would not expect: a valley in place of a minimum, none at all. */
  remark?(columns: Columns, values: ParameterValues): string | undefined
  /** f is convex whatever the data, so that a minimum found is the only one. */
  isConvex?: true
}

/** The largest share of the rows that may be held back from training. */
export const MOST_HELD_BACK = 0.9

/** How many terms a problem may have. */
export const MOST_TERMS = 100_000

export const defineGenerator = (generator: Generator): Generator => generator
