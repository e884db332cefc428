import { existsSync, readFileSync } from 'node:fs'
import { parseConfiguration, readLink } from '../config/index.ts'
import type { Configuration, Notice } from '../config/index.ts'
import { BadInput } from './terminal.ts'

/** The experiment that an argument names: a link, a query string, a file, or `-` for standard input. Throws `BadInput`. */
export async function readExperiment(input: string): Promise<Configuration> {
  const text = await readText(input)
  const { configuration, notices } = text.trimStart().startsWith('{')
    ? parseConfiguration(parseJson(text.trim()))
    : readLink(text)
  if (notices.length > 0) throw new BadInput(`not all of it could be read: ${notices.map(describe).join('; ')}`)
  return configuration
}

async function readText(input: string): Promise<string> {
  if (input === '-') {
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString('utf8').trim()
    if (text === '') throw new BadInput('standard input is empty')
    return text
  }
  if (input.trim() === '') throw new BadInput('the experiment is empty')
  if (!existsSync(input) && !/^[^=?#{]*\.json$/.test(input)) return input
  try {
    return readFileSync(input, 'utf8')
  } catch {
    throw new BadInput(`${input} cannot be read`)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (problem) {
    throw new BadInput(`not JSON: ${problem instanceof Error ? problem.message : String(problem)}`)
  }
}

function describe({ where, message }: Notice): string {
  return `${where}: ${message}`
}
