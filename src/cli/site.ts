import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser } from 'playwright-core'
import { findBrowser, howToGetBrowser } from './browser.mjs'
import { serveFolder, type StaticServer } from './staticServer.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Builds the page as it is published, in a process of its own, and serves it below the path `at`. */
export async function buildAndServe(at = '/'): Promise<StaticServer> {
  const vite = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url))
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: root, env, stdio: ['ignore', 2, 2] })
  return serveFolder(`${root}dist`, { at })
}

/** A headless Chromium; as root it has to do without its sandbox. */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const executablePath = await findBrowser()
  if (executablePath === undefined) throw new Error(howToGetBrowser)
  return chromium.launch({ executablePath, args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...more] })
}
