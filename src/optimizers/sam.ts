/**
 * SAM, sharpness-aware minimization: the held optimizer is given the gradient from a little up the hill.
 *
 *   ghat = grad f(x + rho*g/|g|)           in place of g
 *
 * It is meant for minima whose surroundings are low too. While the rate does not fall it comes to rest in none: next to the
 * minimum the gradient up the hill is as large as it is rho away. Where the held optimizer asks for the gradient at another point
 * (Nesterov's look-ahead), each of its questions is asked from up the hill there. Each gradient costs two.
 * Foret, Kleiner, Mobahi & Neyshabur 2021, algorithm 1 and equation 2 (p = 2).
 */
import { lines } from '../core/lines.ts'
import { defineOptimizer } from '../core/method.ts'
import { nonNegative } from '../core/parameters.ts'
import { readHeld, type Held } from '../core/wrapping.ts'
import { namesIn } from '../language/check.ts'
import type { Expression, Statement } from '../language/index.ts'
import { writeExpression } from '../language/write.ts'

/** The line that finds the gradient up the hill from a point, and the name that the line gives to it. Without slope there is no up. */
function climbed({ fresh }: Held, point: string, gradient: string): { line: string; name: string } {
  const [climb, name] = [fresh('s'), fresh('ghat')]
  return {
    line: lines(
      `${climb} = where(norm(${gradient}) > 0, rhoSam/norm(${gradient}), 0)`,
      `${name} = grad(${point} + ${climb}*${gradient})`,
    ),
    name,
  }
}

/** The held lines, each behind the lines that answer its questions. `ghat` stands for the gradient at the step's start. */
function rewritten(held: Held, { name, right }: Statement, ghat: string): string {
  const before: string[] = []
  const replace = (part: Expression): string | undefined => {
    if (part.kind === 'name') return part.name === 'g' ? ghat : undefined
    const [point] = part.kind === 'call' && part.name === 'grad' ? part.arguments : []
    if (!point) return undefined
    const where = writeExpression(point, replace)
    const [y, gradient] = [held.fresh('y'), held.fresh('u')]
    const { line, name } = climbed(held, y, gradient)
    before.push(`${y} = ${where}`, `${gradient} = grad(${y})`, line)
    return name
  }
  const written = writeExpression(right, replace)
  return lines(...before, `${name} = ${written}`)
}

export const sam = defineOptimizer({
  name: 'SAM',
  family: 'wrapper',
  summary:
    'Gives another optimizer the gradient from a little up the hill: meant for minima whose surroundings are low too.',
  equations: (_, text) => {
    const held = readHeld(text)
    if (!held) return text
    const { initial, statements, shown } = held.program
    const asks = statements.some(({ right }) => namesIn(right).some(({ name }) => name === 'g'))
    const start = asks ? climbed(held, 'x', 'g') : { line: '', name: 'g' }
    return lines(
      ...initial.map(({ name, right }) => `init ${name} = ${writeExpression(right)}`),
      start.line,
      ...statements.map((statement) => rewritten(held, statement, start.name)),
      ...shown.map((name) => `show ${name}`),
    )
  },
  holds: 1,
  params: { rhoSam: nonNegative(0.05, 'how far up the hill', '\\rho_{\\mathrm{SAM}}', 1) },
  reference:
    'Foret, Kleiner, Mobahi & Neyshabur, Sharpness-Aware Minimization for Efficiently Improving Generalization, 2021, algorithm 1',
  notes: [
    'Every gradient of the held optimizer is taken from up the hill, also those that it asks for at other points; losses and Hessians are not.',
    'Next to a minimum the gradient up the hill is as large as it is ρ away: while the rate does not fall, the path hops across it.',
    'How far up decides whether it leaves a narrow minimum; a little way up it may well settle about one.',
    'Where there is no slope there is no up: the point stays, and the gradient is zero. A common PyTorch version divides by the norm plus 1e-12 instead; the authors’ code by the norm alone.',
    'Clipping acts on both gradients.',
  ],
})
