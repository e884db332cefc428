import { describe, expect, it } from 'vitest'
import { diffLines, restored } from '../../../src/controls/editor/diff.ts'
import { highlight } from '../../../src/controls/editor/highlight.ts'
import { joining } from '../../../src/controls/editor/joining.ts'
import { endOfChange } from '../../../src/controls/editor/useUndo.ts'
import { placeOf } from '../../../src/controls/editor/place.ts'
import { readText } from '../../../src/controls/editor/reading.ts'
import { declareParameter, renameParameter, withTitle } from '../../../src/controls/editor/rename.ts'
import { LIMITS } from '../../../src/language/index.ts'

const momentum = 'v = beta*v + g\nx = x - lr*v'
const programOf = (text: string) => {
  const { program } = readText('optimizer', text)
  if (program === undefined) throw new Error(`This cannot be read: ${text}`)
  return program
}

describe('the difference of two texts', () => {
  const parent = ['m = g', 'mhat = m/(1 - beta^t)', 'x = x - lr*mhat']
  const told = (fork: string[]) => diffLines(parent, fork).map(({ kind, text }) => `${kind} ${text}`)

  it('tells lines that stayed, went and came, in their places', () => {
    expect(told(['m = g', 'x = x - lr*m'])).toEqual([
      'kept m = g',
      'removed mhat = m/(1 - beta^t)',
      'replaced x = x - lr*mhat',
      'changed x = x - lr*m',
    ])
  })

  it('takes no notice of spaces and comments', () => {
    expect(diffLines(parent, ['m=g # as before', ...parent.slice(1)]).every(({ kind }) => kind === 'kept')).toBe(true)
  })

  it('numbers the lines of either text', () => {
    const changes = diffLines(parent, ['a = 1', ...parent])
    expect(changes.map(({ before, after }) => [before, after])).toEqual([
      [undefined, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ])
  })

  it('leads back: a removed line is put where it was', () => {
    const changes = diffLines(parent, ['m = g', 'x = x - lr*m'])
    const removed = changes.find(({ kind }) => kind === 'removed')
    expect(removed && restored(changes, removed)).toBe('m = g\nmhat = m/(1 - beta^t)\nx = x - lr*m')
  })

  it('of very long texts is there in no time', () => {
    const long = Array.from({ length: 20_000 }, (_, i) => `a${i} = ${i}`)
    const fork = diffLines(long, long.toReversed()).filter(({ after }) => after !== undefined)
    expect(fork.map(({ text }) => text)).toEqual(long.toReversed())
  })
})

describe('the colours of a text', () => {
  const rolesOf = (text: string, program = programOf(text)) =>
    highlight('optimizer', text, program, []).map((line) =>
      line.flatMap(({ text: word, role }) => (role === undefined ? [] : [`${word}: ${role}`])),
    )

  it('tell state, parameters, functions and what is given apart', () => {
    expect(rolesOf('v = beta*v + sqrt(2)*g # heavy\nu = v\nx = x - lr*u')).toEqual([
      ['v: state', 'beta: parameter', 'v: state', 'sqrt: function', '2: number', 'g: provided', '# heavy: comment'],
      ['u: name', 'v: state'],
      ['x: provided', 'x: provided', 'lr: parameter', 'u: name'],
    ])
  })

  it('go on with what was last understood while the text cannot be read', () => {
    expect(rolesOf('v = beta*v + (g', programOf(momentum))[0]).toContain('beta: parameter')
  })

  it('mark the column that a message names, at the end of a line too', () => {
    const { errors } = readText('optimizer', 'x = x - (g')
    const [line] = highlight('optimizer', 'x = x - (g', undefined, errors)
    expect(line?.at(-1)).toEqual({ text: ' ', severity: 'error', caret: true })
  })

  it('lose no letter of any text', () => {
    const text = 'β1 = 2x\t# ünï\n\n  x = x − lr*g ; y=3 ?? "'
    const { errors } = readText('optimizer', text)
    const shown = highlight('optimizer', text, undefined, errors).map((line) =>
      line.map((piece) => piece.text).join(''),
    )
    expect(shown.map((line) => line.trimEnd())).toEqual(text.split('\n').map((line) => line.trimEnd()))
  })

  it('are left out of a text that is too long', () => {
    for (const text of ['x'.repeat(LIMITS.characters + 1), '\n'.repeat(5000)]) {
      expect(highlight('optimizer', text, undefined, [])).toEqual([[{ text }]])
    }
  })
})

describe('another name for a parameter', () => {
  const rename = (name: string, next: string, text = momentum) => renameParameter('optimizer', text, name, next)

  it('is written wherever the old one stands, and only there', () => {
    const text = '# beta of v\nv = beta*v + (1 - beta)*g\nbeta2 = 1\nx = x - lr*v*beta2'
    expect(rename('beta', 'rho', text)).toEqual({ text: text.replaceAll(/(?<!# )\bbeta\b/g, 'rho') })
  })

  it('replaces a Greek letter as it was spelled', () => {
    expect(rename('beta', 'rho', 'v = β*v + g\nx = x - lr*v')).toEqual({ text: 'v = rho*v + g\nx = x - lr*v' })
  })

  it('goes into its param line', () => {
    const text = `param beta = 0.9 in [0, 1]\n${momentum}`
    expect(rename('beta', 'rho', text)).toEqual({ text: text.replaceAll('beta', 'rho') })
  })

  it.each([
    ['v', 'another name'],
    ['sqrt', 'is a function'],
    ['g', 'gradient'],
    ['theta', 'the parameters'],
    ['pi', 'is a constant'],
    ['init', 'word of the language'],
    ['2nd', 'A name is a letter'],
    ['a b', 'A name is a letter'],
    ['', 'A name is a letter'],
  ])('is refused if it is “%s”', (next, reason) => {
    expect(rename('beta', next)).toMatchObject({ problem: expect.stringContaining(reason) })
  })

  it('is refused where it would be read as a number', () => {
    expect(rename('beta', 'e5', 'x = x - lr*2beta*g')).toHaveProperty('problem')
  })
})

describe('a param line', () => {
  it('is written before the first equation, behind the title', () => {
    const text = `# My own\n\n${momentum}`
    expect(declareParameter(programOf(text), text, 'beta', { default: 0.8, log: false })).toBe(
      `# My own\n\nparam beta = 0.8\n${momentum}`,
    )
  })

  it('takes the place of the one that is there', () => {
    const text = `param beta = 0.8\n${momentum}`
    const declared = declareParameter(programOf(text), text, 'beta', { default: 0.5, range: [0.001, 1], log: true })
    expect(declared).toBe(`param beta = 0.5 in [0.001, 1] log\n${momentum}`)
    expect(programOf(declared).declared).toMatchObject([{ name: 'beta', default: 0.5, range: [0.001, 1], log: true }])
  })
})

it('the title of a text is its first line, if that is a comment', () => {
  expect(withTitle(momentum, 'Mine')).toBe(`# Mine\n${momentum}`)
  expect(withTitle(`# Mine\n${momentum}`, 'Yours')).toBe(`# Yours\n${momentum}`)
  expect(withTitle(`# Mine\n${momentum}`, '')).toBe(momentum)
})

it('names that will be parameters are announced while the text cannot be read', () => {
  const text = `${momentum}\nx = x - lr*decay*(x - x0`
  expect(joining('optimizer', text, programOf(momentum))).toEqual(['decay'])
})

it('what can never be a parameter is not announced: a call, or what is no name', () => {
  const text = `${momentum}\nx = x - lr*lossy (x) + __proto__`
  expect(joining('optimizer', text, programOf(momentum))).toEqual([])
})

it('after undoing, the caret stands behind what has changed', () => {
  expect(endOfChange('x = x - lr*m', 'x = x - lr*kappa*m')).toBe(17)
  expect(endOfChange('aaa', 'aa')).toBe(2)
  expect(endOfChange('', 'x')).toBe(1)
  expect(endOfChange('x', '')).toBe(0)
})

it('a place in the text is found by line and column, and never beyond its end', () => {
  expect(placeOf(momentum, { line: 2, column: 5, length: 1 })).toEqual([19, 20])
  expect(placeOf(momentum, { line: 2, column: 40, length: 3 })).toEqual([momentum.length, momentum.length])
})
