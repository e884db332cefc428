import { describe, expect, it } from 'vitest'
import { presets } from '../../../src/config/index.ts'
import { QR_BYTES, qrOf } from '../../../src/controls/share/qr.ts'

/** The dark modules, read back from the path that is drawn. */
function modules(text: string): { size: number; dark: ReadonlySet<string> } {
  const qr = qrOf(text)
  if (qr === undefined) throw new Error('too long')
  const dark = new Set<string>()
  for (const [, from, y, length, back] of qr.path.matchAll(/M(\d+) (\d+)h(\d+)v1H(\d+)z/g)) {
    expect(back).toBe(from)
    for (let i = 0; i < Number(length); i++) dark.add(`${Number(from) + i},${y}`)
  }
  return { size: qr.size, dark }
}

/** The square of 7 modules that scanners look for in three corners: dark ring, light ring, dark square of 3. */
function isFinder(dark: ReadonlySet<string>, left: number, top: number): boolean {
  const cells = Array.from({ length: 49 }, (_, i) => [i % 7, Math.floor(i / 7)] as const)
  return cells.every(([x, y]) => {
    const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3))
    return dark.has(`${left + x},${top + y}`) === (ring !== 2)
  })
}

const link = (bytes: number) => 'https://example.test/#'.padEnd(bytes, 'x')

describe('the QR code of a link', () => {
  it('has a finder in three corners, inside a quiet zone of four light modules', () => {
    const { size, dark } = modules(link(200))
    const far = size - 4 - 7
    expect([isFinder(dark, 4, 4), isFinder(dark, far, 4), isFinder(dark, 4, far)]).toEqual([true, true, true])
    const edge = [...dark].filter((module) => module.split(',').some((at) => Number(at) < 4 || Number(at) >= size - 4))
    expect(edge).toEqual([])
  })

  it('takes 2,953 bytes, and says no to one more', () => {
    expect(qrOf(link(QR_BYTES))?.version).toBe(40)
    expect(qrOf(link(QR_BYTES + 1))).toBeUndefined()
  })

  it('counts bytes, not letters', () => {
    expect(qrOf('é'.repeat(1476))).toBeDefined()
    expect(qrOf('é'.repeat(1477))).toBeUndefined()
  })

  it('is read from nearer the more it holds', () => {
    const reaches = [50, 250, 1000, 2900].map((bytes) => qrOf(link(bytes))?.reach ?? 0)
    expect(reaches).toEqual([...reaches].sort((a, b) => b - a))
    expect(new Set(reaches).size).toBe(4)
  })

  it.each(presets.map(({ id, link: fragment }) => [id, fragment]))('holds the preset %s', (_, fragment) => {
    expect(qrOf(`https://example.test/thalweg/#${fragment}`)).toBeDefined()
  })
})
