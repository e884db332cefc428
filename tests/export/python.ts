/**
 * As much of Python and NumPy as the exported literal loops are written in, so that they can be run where there is no Python,
 * and to the last bit: elementary functions are the program's own. Anything else is an error.
 */
import { cos, exp, ln, pow, sin, tan, tanh } from '../../src/language/elementary.ts'

type Value = number | boolean | string | Value[] | ((...given: Value[]) => Value)
type Compute = (scope: Scope) => Value

class Scope {
  private readonly own = new Map<string, Value>()
  private readonly shared = new Set<string>()
  private readonly outer: Scope | undefined
  constructor(outer?: Scope) {
    this.outer = outer
  }
  get(name: string): Value {
    const value = this.own.get(name) ?? this.outer?.get(name)
    if (value === undefined) throw new Error(`${name} is not defined`)
    return value
  }
  set(name: string, value: Value): void {
    if (this.shared.has(name) && this.outer) this.outer.set(name, value)
    else this.own.set(name, value)
  }
  share(name: string): void {
    this.shared.add(name)
  }
}

const each = (a: Value, b: Value, act: (u: number, v: number) => number | boolean): Value => {
  if (Array.isArray(a)) return a.map((part, i) => each(part, Array.isArray(b) ? b[i]! : b, act))
  if (Array.isArray(b)) return b.map((part) => each(a, part, act))
  return act(Number(a), Number(b))
}
const map =
  (act: (u: number) => number | boolean) =>
  (a: Value): Value =>
    Array.isArray(a) ? a.map((part) => map(act)(part)) : act(Number(a))
const sum = (v: Value): number => (v as number[]).reduce((total, part) => total + part, 0)
const where = (condition: Value, yes: Value, no: Value): Value => {
  if (Array.isArray(condition)) return condition.map((part, i) => where(part, at(yes, i), at(no, i)))
  if (Array.isArray(yes) || Array.isArray(no)) return [0, 1].map((i) => where(condition, at(yes, i), at(no, i)))
  return condition ? yes : no
}
const at = (value: Value, i: number): Value => (Array.isArray(value) ? value[i]! : value)

const numpy: Record<string, Value> = {
  nan: NaN,
  pi: Math.PI,
  e: Math.E,
  seterr: () => 0,
  float64: (a) => a!,
  array: (a) => a!,
  arange: (n) => Array.from({ length: Number(n) }, (_, i) => i),
  zeros: (shape) =>
    Array.isArray(shape)
      ? [
          [0, 0],
          [0, 0],
        ]
      : [0, 0],
  eye: () => [
    [1, 0],
    [0, 1],
  ],
  full: (_, value) => [value!, value!],
  square: map((u) => u * u),
  sqrt: map(Math.sqrt),
  exp: map(exp),
  log: map(ln),
  sin: map(sin),
  cos: map(cos),
  tan: map(tan),
  tanh: map(tanh),
  abs: map(Math.abs),
  sign: map(Math.sign),
  floor: map(Math.floor),
  isnan: map(Number.isNaN),
  isinf: map((u) => Math.abs(u) === Infinity),
  minimum: (a, b) => each(a!, b!, Math.min),
  maximum: (a, b) => each(a!, b!, Math.max),
  where: (...given) => where(given[0]!, given[1]!, given[2]!),
  clip: (a, low, high) => each(each(a!, low!, Math.max), high!, Math.min),
  sum: (v) => sum(v!),
  mean: (v) => sum(v!) / (v as number[]).length,
  max: (v) => Math.max(...(v as number[])),
}

const globals: Record<string, Value> = {
  abs: map(Math.abs),
  int: (a) => Math.trunc(Number(a)),
  range: (n) => Array.from({ length: Number(n) }, (_, i) => i),
  float: (a) => (a === 'inf' ? Infinity : a === 'nan' ? NaN : Number(a)),
}

const operators: Record<string, (u: number, v: number) => number | boolean> = {
  '+': (u, v) => u + v,
  '-': (u, v) => u - v,
  '*': (u, v) => u * v,
  '/': (u, v) => u / v,
  '**': (u, v) => pow(u, v),
  '<': (u, v) => u < v,
  '<=': (u, v) => u <= v,
  '>': (u, v) => u > v,
  '>=': (u, v) => u >= v,
  '==': (u, v) => u === v,
  '!=': (u, v) => u !== v,
}

/** Reads an expression by descent; its result computes it in a scope. */
class Reader {
  private readonly tokens: string[]
  private position = 0
  constructor(text: string) {
    this.tokens = text.match(/\d+\.?\d*(?:e[+-]?\d+)?|"[^"]*"|[A-Za-z_]\w*|\*\*|[<>=!]=|\S/g) ?? []
  }
  private take(...wanted: string[]): string | undefined {
    const token = this.tokens[this.position]
    return token !== undefined && wanted.includes(token) ? this.tokens[this.position++] : undefined
  }
  private expect(token: string): void {
    if (this.take(token) === undefined) throw new Error(`expected ${token}, not ${this.tokens[this.position]}`)
  }
  end(): void {
    if (this.position < this.tokens.length) throw new Error(`what is ${this.tokens.slice(this.position).join(' ')}?`)
  }
  /** One value, or a tuple. */
  tuple(): Compute {
    const parts = this.list()
    return parts.length === 1 ? parts[0]! : (scope) => parts.map((part) => part(scope))
  }
  private list(): Compute[] {
    const parts = [this.choice()]
    while (this.take(',')) parts.push(this.choice())
    return parts
  }
  private choice(): Compute {
    const yes = this.comparison()
    if (!this.take('if')) return yes
    const condition = this.comparison()
    this.expect('else')
    const no = this.choice()
    return (scope) => (condition(scope) ? yes(scope) : no(scope))
  }
  private binary(next: () => Compute, ...signs: string[]): Compute {
    let left = next()
    for (let sign = this.take(...signs); sign !== undefined; sign = this.take(...signs)) {
      const [before, right, act] = [left, next(), operators[sign]]
      left = act
        ? (scope) => each(before(scope), right(scope), act)
        : (scope) => (before(scope) as Value[]).map((row) => sum(each(row, right(scope), (u, v) => u * v)))
    }
    return left
  }
  private readonly comparison = (): Compute => this.binary(this.sum, '<', '<=', '>', '>=', '==', '!=')
  private readonly sum = (): Compute => this.binary(this.product, '+', '-')
  private readonly product = (): Compute => this.binary(this.sign, '*', '/', '@')
  private readonly sign = (): Compute => {
    if (!this.take('-')) return this.power()
    const of = this.sign()
    return (scope) => map((u) => -u)(of(scope))
  }
  private power(): Compute {
    const base = this.postfix()
    if (!this.take('**')) return base
    const exponent = this.sign()
    return (scope) => each(base(scope), exponent(scope), operators['**']!)
  }
  private postfix(): Compute {
    let value = this.atom()
    while (this.take('(')) {
      const [callee, given] = [value, this.take(')') ? [] : this.list()]
      if (given.length > 0) this.expect(')')
      value = (scope) => (callee(scope) as (...all: Value[]) => Value)(...given.map((part) => part(scope)))
    }
    return value
  }
  private atom(): Compute {
    const token = this.tokens[this.position++] ?? ''
    if (token === '(' || token === '[') {
      const parts = this.list()
      this.expect(token === '(' ? ')' : ']')
      return parts.length === 1 && token === '(' ? parts[0]! : (scope) => parts.map((part) => part(scope))
    }
    if (token === 'np') {
      this.expect('.')
      const name = this.tokens[this.position++] ?? ''
      const value = numpy[name]
      if (value === undefined) throw new Error(`np.${name} is not known here`)
      return () => value
    }
    if (/^\d/.test(token)) return () => Number(token)
    if (token.startsWith('"')) return () => token.slice(1, -1)
    if (/^[A-Za-z_]/.test(token)) return (scope) => scope.get(token)
    throw new Error(`what is ${token}?`)
  }
}

const compute = (text: string): Compute => {
  const reader = new Reader(text)
  const value = reader.tuple()
  reader.end()
  return value
}

/** Names on the left, tuples of them too. */
function assign(pattern: string, value: Value, scope: Scope): void {
  const parts = pattern.match(/\([^()]*\)|\w+/g) ?? []
  if (parts.length === 1 && /^\w+$/.test(pattern)) return scope.set(pattern, value)
  parts.forEach((part, i) => assign(part.replace(/^\((.*)\)$/, '$1'), (value as Value[])[i]!, scope))
}

interface Line {
  text: string
  indent: number
}
class Returned {
  readonly value: Value
  constructor(value: Value) {
    this.value = value
  }
}

/** Runs lines from `from` on that are indented as the first; what it yields are the points of a run. */
function* execute(lines: readonly Line[], scope: Scope): Generator<Value, Returned | undefined> {
  for (let i = 0; i < lines.length; i++) {
    const { text, indent } = lines[i]!
    const rest = lines.slice(i + 1)
    const end = rest.findIndex((line) => line.indent <= indent)
    const block = end < 0 ? rest : rest.slice(0, end)
    const [, head = '', tail = ''] = /^(\w+)\s*(.*?):?$/.exec(text) ?? []
    if (text.endsWith(':')) {
      i += block.length
      if (head === 'def') define(tail, block, scope)
      else if (head === 'for') {
        const [, name = '', over = ''] = /^(\w+) in (.*)$/.exec(tail) ?? []
        for (const value of compute(over)(scope) as Value[]) {
          scope.set(name, value)
          const returned = yield* execute(block, scope)
          if (returned) return returned
        }
      } else if (head !== 'if') throw new Error(`what is ${text}?`)
      else if (compute(tail)(scope)) {
        const returned = yield* execute(block, scope)
        if (returned) return returned
      }
    } else if (head === 'return') return new Returned(compute(tail)(scope))
    else if (head === 'yield') yield compute(tail)(scope)
    else if (head === 'nonlocal') tail.split(', ').forEach((name) => scope.share(name))
    else if (!/^(import|np\.|"""|@)/.test(text)) {
      const [, left = '', right = ''] = /^([\w, ()]+?) = (.*)$/.exec(text) ?? []
      assign(left, compute(right)(scope), scope)
    }
  }
  return undefined
}

function define(head: string, block: readonly Line[], scope: Scope): void {
  const [, name = '', parameters = ''] = /^(\w+)\((.*)\)$/.exec(head) ?? []
  const names = parameters === '' ? [] : parameters.split(', ')
  const isGenerator = block.some(({ text }) => text.startsWith('yield'))
  const known = new Map<string, Value>()
  scope.set(name, (...given) => {
    // Of the decorators there is only the one that remembers, and nothing is lost if all functions of numbers do.
    const key = name === 'power' ? given.join() : undefined
    const before = key === undefined ? undefined : known.get(key)
    if (before !== undefined) return before
    const local = new Scope(scope)
    names.forEach((parameter, i) => local.set(parameter, given[i]!))
    const running = execute(block, local)
    if (isGenerator) return [...running]
    const { value } = running.next()
    if (!(value instanceof Returned)) throw new Error(`${name} returns nothing`)
    if (key !== undefined) known.set(key, value.value)
    return value.value
  })
}

/** The rows of a script's runs: x, y, loss, up to the last that is finite. */
export function evaluate(script: string): readonly (readonly [number, number, number])[][] {
  const lines = script
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => ({ text: line.trim().replace(/ {2}# .*$/, ''), indent: line.search(/\S/) }))
  const end = lines.findIndex(({ text }) => text.startsWith('def report('))
  const scope = new Scope()
  for (const [name, value] of Object.entries(globals)) scope.set(name, value)
  execute(lines.slice(0, end), scope).next()
  const runs = [...script.matchAll(/^def (run_\d+)\(\):$/gm)].map(([, name = '']) => name)
  const f = scope.get('f') as (p: Value) => Value
  return runs.map((name) => {
    const points = (scope.get(name) as () => Value)() as [number, number][]
    const rows = points.map((p): [number, number, number] => [...p, Number(f(p))])
    const last = rows.findIndex((row) => !row.every(Number.isFinite))
    return last < 0 ? rows : rows.slice(0, last)
  })
}
