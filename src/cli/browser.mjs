// Plain JavaScript on Node's own modules alone: it also runs before anything is installed.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installOnDebian } from './debian.mjs'

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']

const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The path of Playwright's own Chromium, whether or not it is there. */
async function playwrightChromium() {
  try {
    const { chromium } = await import('playwright-core')
    return chromium.executablePath()
  } catch {
    return ''
  }
}

/**
 * Path of a Chromium: `CHROME_PATH`, else Playwright's, else the system's. Undefined if there is none.
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser() {
  const chosen = process.env['CHROME_PATH']
  if (chosen) return isExecutable(chosen) ? chosen : undefined
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [await playwrightChromium(), ...onPath, ...applications].find((path) => path !== '' && isExecutable(path))
}

export const howToGetBrowser =
  'No Chromium found: install one (Debian: apt-get install chromium; anywhere: npx playwright-core install chromium) or set CHROME_PATH.'

/** Finds a Chromium; on Debian, as root, installs the distribution's where there is none. */
export async function ensureBrowser() {
  const found = await findBrowser()
  if (found) return found
  if (process.env['CHROME_PATH']) return undefined
  installOnDebian(['chromium'])
  return findBrowser()
}
