// Plain JavaScript on Node's own modules alone. Programs that tests judge our files with: a second reader of SVG, and one of videos.
import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installOnDebian } from './debian.mjs'

/** By the Debian package that has them. */
const PACKAGES = { 'librsvg2-bin': 'rsvg-convert', ffmpeg: 'ffprobe' }

/** @param {string} program */
export function isOnPath(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

export const howToGetTools =
  'rsvg-convert and ffprobe judge what is exported: install them (Debian: apt-get install librsvg2-bin ffmpeg; macOS: brew install librsvg ffmpeg).'

/** Whether all are there; on Debian, as root, those that are not are installed. */
export function ensureTools() {
  const missing = Object.entries(PACKAGES).flatMap(([name, program]) => (isOnPath(program) ? [] : [name]))
  if (missing.length > 0) installOnDebian(missing)
  return Object.values(PACKAGES).every(isOnPath)
}

/** What a program prints. @param {string} program @param {readonly string[]} arguments_ */
export function outputOf(program, arguments_) {
  if (!isOnPath(program)) throw new Error(howToGetTools)
  return execFileSync(program, arguments_, { encoding: 'utf8' })
}
