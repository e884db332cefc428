// Plain JavaScript on Node's own modules alone: it also runs before anything is installed.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** On Debian, as root, installs packages of the distribution; elsewhere, and where that fails, does nothing. @param {readonly string[]} names */
export function installOnDebian(names) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return
  try {
    // What they print goes to standard error: standard output belongs to the command that follows.
    /** @type {import('node:child_process').ExecFileSyncOptions} */
    const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    execFileSync('apt-get', ['update', '-qq'], options)
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], options)
  } catch {
    // Who asked looks whether they are there now.
  }
}
