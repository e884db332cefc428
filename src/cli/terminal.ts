/** What the commands share: bad input ends with one line and code 2, and a reader that has had enough (`| head`) is no error. */

/** Input that the user can put right. */
export class BadInput extends Error {}

/** Runs a command; its result is the exit code. */
export async function command(name: string, main: () => number | Promise<number>): Promise<void> {
  process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
    if (problem.code === 'EPIPE') process.exit(0)
    throw problem
  })
  try {
    process.exitCode = await main()
  } catch (problem) {
    if (!(problem instanceof BadInput)) throw problem
    process.stderr.write(`${name}: ${problem.message}\n`)
    process.exitCode = 2
  }
}

/** A command without input, whose options are `options`; `--help` prints the text, and nothing is done. */
export const plainCommand = (
  name: string,
  help: string,
  main: (given: readonly string[]) => number | Promise<number>,
  options: readonly string[] = [],
): Promise<void> =>
  command(name, () => {
    const given = process.argv.slice(2)
    const unknown = given.find((argument) => argument !== '--help' && !options.includes(argument))
    if (unknown !== undefined) throw new BadInput(`${unknown} means nothing here; --help says more`)
    if (!given.includes('--help')) return main(given)
    print(help)
    return 0
  })

export const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
