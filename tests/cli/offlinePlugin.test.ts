import { describe, expect, it } from 'vitest'
import { precache } from '../../src/cli/offlinePlugin.ts'

const page = [
  { path: 'index.html', content: '<script src="./assets/index-1.js">' },
  { path: 'assets/index-1.js', content: 'one' },
  { path: 'favicon.svg', content: new Uint8Array([60, 62]) },
]

describe('the list of files to keep', () => {
  it('has every file of the page, and none that the page never asks for', () => {
    const others = ['sw.js', 'licences.md', 'screenshot.png', 'assets/index-1.js.map'].map((path) => ({
      path,
      content: '',
    }))
    expect(precache([...page, ...others]).paths).toEqual(['assets/index-1.js', 'favicon.svg', 'index.html'])
  })

  it('has the same version whatever the order, and another one if any content differs', () => {
    const { version } = precache(page)
    expect(precache([...page].reverse()).version).toBe(version)
    for (const { path } of page) {
      const changed = page.map((file) => (file.path === path ? { ...file, content: 'changed' } : file))
      expect(precache(changed).version, path).not.toBe(version)
    }
  })
})
