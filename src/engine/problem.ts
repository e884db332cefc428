/** A configuration that cannot run, in words for the user: a typed equation that does not parse, say. */
export class EngineProblem extends Error {
  override name = 'EngineProblem'
}
