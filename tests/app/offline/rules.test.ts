import { describe, expect, it } from 'vitest'
import { outdatedStores, storedFile, storePrefix } from '../../../src/app/offline/rules.ts'

const scope = 'https://host.test/some/folder/'
const files = ['index.html', 'present.html', 'favicon.svg', 'assets/index-1a2b.js']
const asked = (path: string) => storedFile(`https://host.test${path}`, scope, files)

describe('what is answered without the network', () => {
  it.each([
    ['/some/folder/', 'index.html'],
    ['/some/folder/?embed=controls', 'index.html'],
    ['/some/folder/index.html?embed#v=1&surface=bowl', 'index.html'],
    ['/some/folder/present.html', 'present.html'],
    ['/some/folder/present', 'present.html'],
    ['/some/folder/assets/index-1a2b.js', 'assets/index-1a2b.js'],
  ])('%s is %s', (path, file) => {
    expect(asked(path)).toBe(file)
  })

  it.each([
    ['/', 'the host’s own page'],
    ['/some/other/', 'another folder'],
    ['/some/folder/licences.md', 'a file that is not kept'],
    ['/some/folder/assets/index-9z.js', 'a part of another version'],
  ])('%s is left to the network: %s', (path) => {
    expect(asked(path)).toBeUndefined()
  })
})

describe('the stores of former versions', () => {
  const name = (version: string, of = scope) => storePrefix(of) + version

  it('go, but for the one before the newest, which open tabs may still need', () => {
    expect(outdatedStores([name('a'), name('b'), name('c')], scope)).toEqual([name('a')])
    expect(outdatedStores([name('a'), name('b')], scope)).toEqual([])
  })

  it('of another copy on the same host are left alone', () => {
    const other = 'https://host.test/other/'
    expect(outdatedStores([name('a', other), name('b', other), name('c', other), name('a')], scope)).toEqual([])
    expect(outdatedStores(['else', name('a'), name('b'), name('c')], scope)).toEqual([name('a')])
  })
})
