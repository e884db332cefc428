import { describe, expect, it } from 'vitest'
import { compileOptimizer } from '../../src/language/compile.ts'
import { follow, oracleLike, readOptimizer } from './read.ts'

const adam = `m = beta1*m + (1 - beta1)*g
v = beta2*v + (1 - beta2)*g^2
mhat = m/(1 - beta1^t)
vhat = v/(1 - beta2^t)
x = x - lr*mhat/(sqrt(vhat) + eps)`

describe('methods by hand, on f = x^2 + 10 y^2', () => {
  it('gradient descent', () => {
    const { points } = follow('x = x - lr*g', { start: [1, 1], lr: 0.01, steps: 2 })
    expect(points[1]).toEqual([1 - 0.01 * 2, 1 - 0.01 * 20])
    expect(points[2]?.[1]).toBe(0.8 - 0.01 * (20 * 0.8))
  })
  it('momentum', () => {
    const { points, states } = follow('v = beta*v + g\nx = x - lr*v', {
      start: [1, 1],
      parameters: { beta: 0.5 },
      lr: 0.1,
      steps: 2,
    })
    expect(states).toEqual([
      [2, 20],
      [0.5 * 2 + 2 * 0.8, 0.5 * 20 - 20],
    ])
    expect(points[2]).toEqual([0.8 - 0.1 * 2.6, -1 - 0.1 * -10])
  })
  it('Adam, three steps', () => {
    const parameters = { beta1: 0.9, beta2: 0.999, eps: 1e-8 }
    const { points } = follow(adam, { start: [1, -2], parameters, lr: 0.1, steps: 3 })
    const [x, m, v] = [
      [1, -2],
      [0, 0],
      [0, 0],
    ]
    const slopes = [2, 20]
    let [p1, p2] = [1, 1]
    for (let t = 1; t <= 3; t++) {
      p1 *= 0.9
      p2 *= 0.999
      for (let i = 0; i < 2; i++) {
        const g = (slopes[i] ?? 0) * (x[i] ?? 0)
        m[i] = 0.9 * (m[i] ?? 0) + (1 - 0.9) * g
        v[i] = 0.999 * (v[i] ?? 0) + (1 - 0.999) * (g * g)
        x[i] = (x[i] ?? 0) - (0.1 * ((m[i] ?? 0) / (1 - p1))) / (Math.sqrt((v[i] ?? 0) / (1 - p2)) + 1e-8)
      }
      expect(points[t]).toEqual(x)
    }
  })
  it('Nesterov asks for the gradient at the look-ahead point, once a step', () => {
    const { points, oracle } = follow('v = beta*v + grad(x - lr*beta*v)\nx = x - lr*v', {
      start: [1, 0],
      parameters: { beta: 0.5 },
      steps: 2,
    })
    const [v1, x1] = [2, 0.8]
    const v2 = 0.5 * v1 + 2 * (x1 - 0.1 * 0.5 * v1)
    expect(points[2]?.[0]).toBe(x1 - 0.1 * v2)
    expect(oracle.gradients).toBe(2)
  })
})

describe('the meaning of lines', () => {
  it('runs them in order: a later line sees the new values, x included', () => {
    expect(follow('x = x + 1\nx = 2*x', { start: [1, 2], steps: 1 }).last).toEqual([4, 6])
  })
  it("takes g at the x of the step's start, wherever it is named", () => {
    expect(follow('x = x + 1\nx = x - g', { start: [1, 1], steps: 1 }).last).toEqual([0, -18])
  })
  it('asks for nothing that no line names, and for everything that one does', () => {
    const idle = follow('x = 2*x', { start: [1, 1], steps: 3 }).oracle
    expect([idle.gradients, idle.values]).toEqual([0, 0])
    const twice = follow('u = grad(x)\nv = grad(x) + g\nw = loss(x) + loss(x0)\nx = x - u', {
      start: [1, 1],
      steps: 1,
    }).oracle
    expect([twice.gradients, twice.values]).toEqual([3, 2])
  })
  it('starts state at zero, or as its init line says', () => {
    const text = 'init z = x0 - shift\ninit k = 5\ninit s = 1\nk = k + 1\nz = z + s*g\ns = s\nx = x - z + k'
    const { kernel, states } = follow(text, { start: [1, 1], parameters: { shift: 1 }, steps: 1 })
    expect(kernel.slots).toEqual([
      { name: 'k', width: 1 },
      { name: 'z', width: 2 },
      { name: 's', width: 1 },
    ])
    expect(states).toEqual([[6, 2, 20, 1]])
  })
  it('lets the old values of several names pass to each other', () => {
    const { states } = follow('c = a\na = b\nb = c + 1\nx = x', { start: [0, 0], steps: 3 })
    expect(states).toEqual([
      [0, 1],
      [1, 1],
      [1, 2],
    ])
    const previous = follow('v = x - p\np = x\nx = x + 1 + 0*v', { start: [5, 7], steps: 2 })
    expect(previous.states).toEqual([
      [5, 7],
      [6, 8],
    ])
  })
  it('gives t, T, n, lr and x0 their meaning', () => {
    const { last } = follow('x = t + 10*T + 100*n + 1000*lr + 0*x0', { start: [1, 1], lr: 2, steps: 3 })
    expect(last).toEqual([3 + 30 + 200 + 2000, 3 + 30 + 200 + 2000])
  })
  it('works per coordinate, and over coordinates where it says so', () => {
    const text =
      'a = norm(x)\nb = dot(x, x0)\nc = sum(x)\nd = mean(x)\nx = a + 10*b + 100*c + 1000*d + where(x > 3.5, 0.5, 0)'
    expect(follow(text, { start: [3, 4], steps: 1 }).last).toEqual([5 + 250 + 700 + 3500, 5 + 250 + 700 + 3500 + 0.5])
  })
  it('gives two kernels of one program states of their own', () => {
    const program = readOptimizer('v = v + 1\nx = x + v')
    const make = () => compileOptimizer(program, { parameters: {}, x0: new Float64Array(2), steps: 1 })
    const [one, two] = [make(), make()]
    const oracle = oracleLike({})
    const x = new Float64Array(2)
    one.step(x, oracle, 0, 1)
    one.step(x, oracle, 0, 2)
    const state = new Float64Array(1)
    two.step(x, oracle, 0, 1)
    two.readSlots(state, 0)
    expect(state[0]).toBe(1)
  })
  it('works in any dimension', () => {
    const program = readOptimizer('v = beta*v + g\nx = x - lr*v/norm(v)')
    const x = Float64Array.of(3, 0, 4, 0, 0)
    const kernel = compileOptimizer(program, { parameters: { beta: 0.9 }, x0: x.slice(), steps: 1 })
    kernel.step(x, oracleLike({ gradient: (point, out) => out.set(point) }), 1, 1)
    expect([...x]).toEqual([3 - 3 / 5, 0, 4 - 4 / 5, 0, 0])
  })
})

describe('what is state and what is not', () => {
  const slots = (text: string) => readOptimizer(text).slots
  it('is state if it is read before it is assigned', () => {
    expect(slots(adam)).toEqual([
      { name: 'm', type: 'vector' },
      { name: 'v', type: 'vector' },
    ])
  })
  it('is local if it is assigned before it is read, and a parameter if never', () => {
    const program = readOptimizer('d = g/(norm(g) + eps)\nx = x - lr*d')
    expect(program.slots).toEqual([])
    expect(program.parameters).toEqual(['eps'])
    expect(program.types.get('d')).toBe('vector')
  })
  it('is a number unless a vector reaches it, in however many lines', () => {
    expect(slots('a = b\nb = c\nc = k + g\nk = k + 1\nx = x - a')).toEqual([
      { name: 'b', type: 'vector' },
      { name: 'c', type: 'vector' },
      { name: 'k', type: 'scalar' },
    ])
    expect(slots('s = max(s, norm(g))\nx = x - lr*g/s')).toEqual([{ name: 's', type: 'scalar' }])
  })
})
