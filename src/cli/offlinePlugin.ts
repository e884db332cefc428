/** The part of the build that makes the page work offline: `sw.js`, which knows every file of the page by name. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** What the page itself never asks for. */
const OUTSIDE = /^(sw\.js|licences\.md|screenshot\.png|robots\.txt)$|\.map$/

interface File {
  path: string
  content: string | Uint8Array
}

/** The files to keep, and a name that changes with any of them. */
export function precache(files: readonly File[]): { paths: string[]; version: string } {
  const kept = files.filter(({ path }) => !OUTSIDE.test(path)).sort((a, b) => (a.path < b.path ? -1 : 1))
  const hash = createHash('sha256')
  for (const { path, content } of kept) hash.update(`${path}\0`).update(content).update('\0')
  return { paths: kept.map(({ path }) => path), version: hash.digest('hex').slice(0, 12) }
}

function filesBelow(folder: string): File[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({
      path: path.slice(folder.length + 1).replaceAll('\\', '/'),
      content: readFileSync(path),
    }))
}

export function offline(): Plugin {
  let publicFolder = ''
  return {
    name: 'thalweg:offline',
    apply: 'build',
    configResolved({ publicDir }) {
      publicFolder = publicDir
    },
    buildStart() {
      this.emitFile({ type: 'chunk', id: 'src/app/offline/worker.ts', fileName: 'sw.js' })
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle['sw.js']
        if (worker?.type !== 'chunk') throw new Error('The service worker was not built.')
        if (worker.imports.length > 0) throw new Error(`The service worker shares code: ${worker.imports.join()}`)
        const built = Object.values(bundle).map((file) => ({
          path: file.fileName,
          content: file.type === 'chunk' ? file.code : file.source,
        }))
        const { paths, version } = precache([...built, ...filesBelow(publicFolder)])
        worker.code = worker.code
          .replace(/\bPAGE_FILES\b/, JSON.stringify(paths))
          .replace(/\bPAGE_VERSION\b/, JSON.stringify(version))
        if (/\bPAGE_(FILES|VERSION)\b/.test(worker.code)) throw new Error('The service worker does not know its files.')
      },
    },
  }
}
