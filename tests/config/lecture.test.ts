import { deepStrictEqual } from 'node:assert/strict'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CONFIGURATION_LIMITS, writeLink } from '../../src/config/index.ts'
import { readLectureLink, writeLectureLink } from '../../src/config/lecture/link.ts'
import { parseLecture, parseLectureText } from '../../src/config/lecture/parse.ts'
import type { Lecture } from '../../src/config/lecture/types.ts'
import { configurationOf } from './arbitraries.ts'

const BOWL = 'v=1&surface=bowl&start=1,1&run=adam&steps=10'
const SADDLE = 'v=1&surface=saddle&start=1,0&run=momentum/label:50%25%20%26%20more&steps=20'

const said = (notices: readonly { where: string; message: string }[]) =>
  notices.map(({ where, message }) => `${where}: ${message}`)

const line = (most: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .map((text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim())
    .filter((text) => text !== '' && [...text].length <= most)

const scene = fc.record(
  {
    link: configurationOf(2).map(writeLink),
    title: line(CONFIGURATION_LIMITS.title),
    caption: line(CONFIGURATION_LIMITS.caption),
    notes: fc
      .string({ unit: 'grapheme', maxLength: 60 })
      .map((text) => text.trim())
      .filter((text) => text !== ''),
  },
  { requiredKeys: ['link'], noNullPrototype: true },
)
const lecture: fc.Arbitrary<Lecture> = fc.record(
  { title: line(CONFIGURATION_LIMITS.title), scenes: fc.array(scene, { maxLength: 4 }) },
  { requiredKeys: ['scenes'], noNullPrototype: true },
)

describe('a lecture in one link', () => {
  test('has its scenes one after another, each a link of its own, with title, caption and notes', () => {
    const scenes = [
      { link: BOWL, title: 'A bowl' },
      { link: SADDLE, caption: 'Flat, and no minimum.' },
    ]
    expect(writeLectureLink({ title: 'Saddles', scenes }, { scene: 1, at: 7 })).toBe(
      `title=Saddles&scene=2&at=7&lecture=${encodeURIComponent(BOWL)},A%20bowl;` +
        `${encodeURIComponent(SADDLE)},,Flat%2C%20and%20no%20minimum.`,
    )
  })

  test('reads back as the same lecture at the same place', () => {
    fc.assert(
      fc.property(lecture, fc.nat(3), fc.option(fc.nat(100_000), { nil: undefined }), (written, scene, at) => {
        const place = {
          scene: Math.min(scene, Math.max(0, written.scenes.length - 1)),
          ...(at !== undefined && { at }),
        }
        const read = readLectureLink(`https://host/present.html#${writeLectureLink(written, place)}`)
        deepStrictEqual(read.lecture, written)
        deepStrictEqual(read.place, place)
      }),
      { numRuns: 60 },
    )
  })

  test('may be one experiment: then it is a lecture of one scene', () => {
    const { lecture: read, place, notices } = readLectureLink(`#${BOWL}`)
    expect(read).toEqual({ scenes: [{ link: BOWL }] })
    expect(place).toEqual({ scene: 0 })
    expect(notices).toEqual([])
  })

  test('keeps what can be read, and says what cannot and where', () => {
    const damaged = encodeURIComponent(BOWL.replace('adam', 'adma'))
    const {
      lecture: read,
      place,
      notices,
    } = readLectureLink(`#scene=9&spped=2&lecture=${damaged};;${encodeURIComponent(SADDLE)}`)
    expect(read.scenes).toHaveLength(3)
    expect(place).toEqual({ scene: 0 })
    expect(said(notices)).toEqual([
      'link: "spped" is not understood',
      'scene 1, run 1: "adma" is not an optimizer; gradientDescent is used; did you mean adam?',
      'link: scene "9" is not a whole number from 1 to 3; the beginning is shown',
    ])
  })

  test('is read whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { lecture: read, place } = readLectureLink(text.includes('e') ? `lecture=${text}` : text)
        expect(read.scenes.length === 0 || place.scene < read.scenes.length).toBe(true)
      }),
    )
  })
})

describe('a lecture in a file', () => {
  test('is its JSON, where a link alone is a scene', () => {
    const { lecture: read, notices } = parseLectureText(
      JSON.stringify({
        title: ' Two  pictures ',
        scenes: [`https://host/thalweg/#${BOWL}`, { link: SADDLE, notes: 'Ask.' }],
      }),
    )
    expect(read).toEqual({ title: 'Two pictures', scenes: [{ link: BOWL }, { link: SADDLE, notes: 'Ask.' }] })
    expect(notices).toEqual([])
  })

  test('is written and read back without change', () => {
    fc.assert(
      fc.property(lecture, (written) =>
        deepStrictEqual(parseLectureText(JSON.stringify(written)), { lecture: written, notices: [] }),
      ),
      { numRuns: 40 },
    )
  })

  test('may hold one experiment: then it is a lecture of one scene', () => {
    const { lecture: read } = parseLecture({ surface: 'bowl', start: [1, 1], runs: [{ optimizer: 'adam' }], steps: 10 })
    expect(read.scenes).toEqual([{ link: BOWL }])
  })

  test('says what is wrong with it', () => {
    expect(said(parseLectureText('{').notices)[0]).toMatch(/^file: it is not JSON/)
    expect(said(parseLecture([1]).notices)).toEqual(['lecture: a list is not a lecture; there are no scenes'])
    expect(said(parseLecture({ scnes: [] }).notices)).toEqual([
      'lecture: there is no "scnes"; did you mean scenes?',
      'lecture, scenes: there are none',
    ])
    expect(said(parseLecture({ title: 3, scenes: [{}, 5, { link: BOWL, caption: 'x'.repeat(201) }] }).notices)).toEqual(
      [
        'lecture, title: 3 is not a text; it is left out',
        'scene 1: it has no link; it is left out',
        'scene 2: 5 is not a scene; it is left out',
        'scene 3, caption: it has at most 200 characters; the rest is left out',
      ],
    )
    const many = parseLecture({ scenes: Array.from({ length: 61 }, () => BOWL) })
    expect(many.lecture.scenes).toHaveLength(60)
    expect(said(many.notices)).toEqual(['lecture, scenes: there may be 60; the 1 after them are left out'])
  })

  test('is total: anything at all gives a lecture', () => {
    fc.assert(fc.property(fc.anything(), (raw) => Array.isArray(parseLecture(raw).lecture.scenes)))
    fc.assert(fc.property(fc.array(fc.anything()), (scenes) => Array.isArray(parseLecture({ scenes }).lecture.scenes)))
  })
})
