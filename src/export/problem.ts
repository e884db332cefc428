/** What cannot be written down, in words for the user. */
export class ExportProblem extends Error {
  override name = 'ExportProblem'
}
