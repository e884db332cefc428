import { describe, expect, it } from 'vitest'
import { projectFiles, sourceFiles, textOf } from './sources.ts'

const isText = (file: string) => !/\.(png|woff2?|ico)$/.test(file)
/** This file names what it looks for. */
const isOther = (file: string) => file !== 'tests/project/conventions.test.ts'

function linesWith(pattern: RegExp, files: readonly string[]): string[] {
  return files.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}: ${line.trim().slice(0, 100)}`] : [])),
  )
}

const files = projectFiles().filter(isText).filter(isOther)

describe('the project speaks only of itself', () => {
  it('names no path of anyone’s machine', () => {
    expect(linesWith(/(^|[\s"'`(=])(\/(home|root|Users|work|tmp)\/|[A-Z]:\\Users)/, files)).toEqual([])
  })

  it('names no registry, the lock file included', () => {
    expect(linesWith(/\/\/[^\s"']*registry|registry\.npm|"resolved"/, files)).toEqual([])
  })
})

describe('the code is finished', () => {
  const code = files.filter((file) => /\.(tsx?|mjs|css)$/.test(file))

  it('leaves nothing for later', () => {
    expect(linesWith(/\b(TODO|FIXME|XXX|HACK)\b/, code)).toEqual([])
  })

  it('silences no checker', () => {
    expect(linesWith(/@ts-(ignore|expect-error|nocheck)|(eslint|oxlint)-disable|prettier-ignore/, code)).toEqual([])
  })

  it('has no file that is too long to read at once', () => {
    const long = sourceFiles().filter((file) => textOf(file).split('\n').length > 251)
    expect(long).toEqual([])
  })
})

describe('the top of the project', () => {
  it('holds the known folders and files only', () => {
    const known = new Set(
      `.ci public src tests CHANGELOG.md LICENSE README.md index.html knip.json package-lock.json package.json present.html
       tsconfig.json tsconfig.node.json tsconfig.numeric.json vite.config.ts`.split(/\s+/),
    )
    const top = new Set(projectFiles().map((file) => file.split('/')[0] ?? ''))
    expect([...top].filter((name) => !known.has(name) && !name.startsWith('.'))).toEqual([])
  })

  it('states exact versions of what it depends on', () => {
    const { dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Record<
      string,
      Record<string, string>
    >
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    )
    expect(loose).toEqual([])
  })

  it('locks the packages of every platform, so that npm ci works on each', () => {
    type Packages = Record<string, { optionalDependencies?: Record<string, string> }>
    const { packages } = JSON.parse(textOf('package-lock.json')) as { packages: Packages }
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages),
      ),
    )
    expect(missing).toEqual([])
  })
})
