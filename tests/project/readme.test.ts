import { describe, expect, it } from 'vitest'
import { parseConfiguration, readLink, writeLink } from '../../src/config/index.ts'
import { textOf } from './sources.ts'

const readme = textOf('README.md')
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, text = '']) => text.trim())

describe('the README', () => {
  it('shows a link that reads without a notice and is written the same', () => {
    const [link = ''] = blocks('text')
    const { configuration, notices } = readLink(link.slice(1))
    expect(notices).toEqual([])
    expect(`#${writeLink(configuration)}`).toBe(link)
  })

  it('shows a configuration that reads without a notice', () => {
    const [json = ''] = blocks('json')
    expect(parseConfiguration(JSON.parse(json)).notices).toEqual([])
  })

  it('names only commands that there are', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
    const named = [...readme.matchAll(/npm (?:run (?:-s )?)?(start|test|[a-z]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => name !== 'run' && !(name in scripts))).toEqual([])
  })
})
