// Makes a fresh clone ready: installs the packages that the lock file names, and with `--browser` a Chromium, with `--tools` what
// judges exported files.
// Plain JavaScript on Node's own modules alone; prints to standard error only.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ensureBrowser, howToGetBrowser } from './browser.mjs'
import { ensureTools, howToGetTools } from './tools.mjs'

/** @typedef {{ version?: string, optional?: boolean, peer?: boolean }} LockedPackage */

const root = fileURLToPath(new URL('../../', import.meta.url))

/** @returns {Record<string, LockedPackage>} */
function lockedPackages(/** @type {string} */ path) {
  try {
    return JSON.parse(readFileSync(root + path, 'utf8')).packages
  } catch {
    return {}
  }
}

/** Whether node_modules holds what the lock file names; optional packages may be another platform's. */
function isInstalled() {
  const installed = lockedPackages('node_modules/.package-lock.json')
  return Object.entries(lockedPackages('package-lock.json')).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  )
}

function fail(/** @type {string} */ message) {
  console.error(message)
  process.exit(1)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    fail(`Node 20.19 or newer is needed; this is ${process.versions.node}.`)
}

checkNode()
if (!isInstalled()) {
  console.error('Installing packages ...')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) fail('npm ci failed.')
}
if (process.argv.includes('--tools') && !ensureTools()) console.error(howToGetTools)
if (process.argv.includes('--browser') && !(await ensureBrowser())) fail(howToGetBrowser)
