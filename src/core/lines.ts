/** Joins the lines of a method that its options select: what is `false` or empty leaves no line. */
export const lines = (...selected: readonly (string | false)[]): string => selected.filter(Boolean).join('\n')
