/** Runs on sums over data: where their chance comes from, what they cost, and what the engine refuses. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readLink, specificationOf } from '../../src/config/index.ts'
import { contourPicture, run, study } from '../../src/engine/index.ts'
import { pathOf, pathsOf, sumOf, xs } from './paths.ts'

const bitsOf = (link: string) => createHash('sha256').update(pathOf(link).points).digest('hex').slice(0, 16)

describe('chance', () => {
  const links = [
    'surface=least_squares&run=adam/miniBatch(B:4)&steps=200',
    'surface=logistic_regression&run=momentum/svrg&seed=3&steps=200',
    'surface=one_neuron&run=gradientDescent/saga/heavyTailed&steps=200',
    'surface=rosenbrock&run=rmsprop/gaussian(sigma:3)&steps=200',
  ]

  test('is the link’s alone: the same link is the same path, to the bit, today and in every engine', () => {
    expect(links.map(bitsOf)).toEqual(['593c8a4249644bf8', '9d5ba70f07231775', 'f9b4eeb24ceead0b', '43f505ca17e10e15'])
    expect(links.map(bitsOf)).toEqual(links.map(bitsOf))
  })

  test.each(links)('%s: another seed is another path', (link) => {
    const other = link.includes('seed=') ? link.replace(/seed=\d+/, 'seed=99') : `${link}&seed=99`
    expect(bitsOf(other)).not.toBe(bitsOf(link))
  })

  test('is the same for runs that draw alike, wherever they stand: what differs is the methods', () => {
    const [a, b, c] = pathsOf(
      'surface=least_squares&run=gradientDescent/miniBatch(B:2)&run=adam/miniBatch(B:2)&run=gradientDescent/miniBatch(B:2)&steps=50',
    )
    expect(c!.points).toEqual(a!.points)
    expect(b!.points).not.toEqual(a!.points)
  })

  test('of the data is the data’s own: the experiment’s seed leaves them alone', () => {
    const [one, two] = [1, 2].map((seed) => sumOf(`surface=least_squares&data=line(n:9)&seed=${seed}`).value(0.3, 0.2))
    expect(one).toBe(two)
    expect(sumOf('surface=least_squares&data=line(n:9,seed:2)').value(0.3, 0.2)).not.toBe(one)
  })
})

describe('an estimate', () => {
  test('of all terms in their order is the full gradient, to the bit', () => {
    const [full, batch] = pathsOf(
      'surface=logistic_regression&run=nesterov&run=nesterov/miniBatch(B:80,sampling:inOrder)&steps=100',
    )
    expect(batch!.points).toEqual(full!.points)
  })

  test('gives every gradient of an update from one batch: Nesterov’s look-ahead has the batch of its step', () => {
    // One row a step, in order: look-ahead on row t is the same as two rows in a data set of that order.
    const rows = '1,2/-1,0.5/2,1'
    const { points } = pathOf(
      `surface=least_squares&data=${rows}&start=0,0&run=nesterov(lr:0.1,beta:0.5)/miniBatch(B:1,sampling:inOrder)&steps=3`,
    )
    let [x, y, vx, vy] = [0, 0, 0, 0]
    const expected = [[0, 0]]
    for (const [u, v] of [
      [1, 2],
      [-1, 0.5],
      [2, 1],
    ] as const) {
      const [ax, ay] = [x - 0.1 * 0.5 * vx, y - 0.1 * 0.5 * vy]
      const error = ax * u + ay - v
      ;[vx, vy] = [0.5 * vx + error * u, 0.5 * vy + error]
      ;[x, y] = [x - 0.1 * vx, y - 0.1 * vy]
      expected.push([x, y])
    }
    expected.flat().forEach((value, i) => expect(points[i]).toBeCloseTo(value, 14))
  })

  test('counts the gradients of terms that it computes', () => {
    const rows = '1,2/2,3/3,5/4,4'
    const counts = (estimate: string) => [
      ...pathOf(`surface=least_squares&data=${rows}&run=gradientDescent(lr:0.01)${estimate}&steps=3`).termEvaluations,
    ]
    expect(counts('')).toEqual([0, 4, 8, 12])
    expect(counts('/miniBatch(B:2)')).toEqual([0, 2, 4, 6])
    expect(counts('/saga')).toEqual([0, 5, 6, 7])
    // A snapshot of 4 every second step, and 2 in each.
    expect(counts('/svrg(m:2)')).toEqual([0, 6, 8, 14])
  })

  test('in a run with a budget has as many gradients of terms as a full gradient has', () => {
    const budget = (run: string) =>
      pathOf(`surface=least_squares&data=line(n:10)&run=gradientDescent(lr:0.01)${run}&axis=evaluations&steps=20`).end
    expect(budget('')).toMatchObject({ step: 20, termEvaluations: 200 })
    // A snapshot of 10 for each step, and 2 in each: 16 steps are 192, and a 17th would be 204.
    expect(budget('/svrg(m:1)')).toMatchObject({ step: 16, termEvaluations: 192 })
    expect(budget('/miniBatch(B:5)')).toMatchObject({ step: 40, termEvaluations: 200 })
  })

  test('is refused where one update would take too many gradients, in words', () => {
    const rounds = (E: number) => () =>
      pathOf(`surface=least_squares&run=gradientDescent/federated(E:${E},B:64)&steps=1`)
    expect(rounds(100_000)).toThrow(/an update would take 6\s400\s000 gradients of terms, and at most 2\s000\s000/)
    expect(rounds(1000)).not.toThrow()
  })

  test('is refused where there are no terms', () => {
    expect(() => pathOf('surface=bowl&run=adam/miniBatch&steps=5')).toThrow(
      'Mini-batch needs a sum over data: this surface has no terms to draw a batch from',
    )
  })

  test('does not let a run be diagnosed as if there were no chance', () => {
    const { configuration } = readLink('surface=least_squares&run=adam(lr:3)/miniBatch(B:1)&steps=50')
    const specification = specificationOf(configuration, configuration.runs[0]!)
    const studying = study({ kind: 'diagnose', specification })
    let piece = studying.next()
    while (!piece.done) piece = studying.next()
    expect(piece.value).toEqual({ kind: 'diagnose', diagnosis: undefined })
  })
})

describe('noise', () => {
  test('is one draw for all gradients of an update', () => {
    // On a plane SAM's two gradients are one, and so must be what the noise makes of them.
    const [plain, ahead] = pathsOf(
      'surface=plane(a:0,b:0)&start=0,0&run=gradientDescent(lr:1)/gaussian&run=nesterov(lr:1,beta:0)/gaussian&steps=100',
    )
    expect(ahead!.points).toEqual(plain!.points)
  })

  test('comes before clipping', () => {
    const path = pathOf(
      'surface=plane(a:0,b:0)&start=0,0&run=gradientDescent(lr:1)/gaussian(sigma:50)/norm(max:0.5)&steps=50',
    )
    for (let k = 0; k < 50; k++) {
      const [dx, dy] = [
        path.points[2 * k + 2]! - path.points[2 * k]!,
        path.points[2 * k + 3]! - path.points[2 * k + 1]!,
      ]
      expect(Math.hypot(dx, dy)).toBeLessThan(0.5 + 1e-12)
    }
  })

  test('leaves the losses and gradients that are recorded alone: they are those of f', () => {
    const path = pathOf('surface=bowl&start=1,1&run=gradientDescent(lr:0.1)/gaussian(sigma:5)&steps=20')
    path.losses.forEach((loss, k) => expect(loss).toBe(path.points[2 * k]! ** 2 + path.points[2 * k + 1]! ** 2))
  })
})

describe('a problem on an interval', () => {
  test('ends every update inside', () => {
    const path = pathOf('surface=reddi&start=0.9,0&run=gradientDescent(lr:5)/miniBatch(B:1)&steps=60')
    expect(Math.max(...xs(path).map(Math.abs))).toBe(1)
  })

  const endOf = (run: string) => pathOf(`surface=reddi&start=0,0&run=${run}&steps=300`).end

  test('is where a run has come to rest on an end of it: at the edge, with the slope that f has there', () => {
    expect(endOf('gradientDescent(lr:0.1)')).toMatchObject({ status: 'edge', point: [-1, 0], outward: -2 / 3 })
    // Up, to where f is highest.
    expect(endOf('gradientDescent(lr:0.1,maximize:on)')).toMatchObject({
      status: 'edge',
      point: [1, 0],
      outward: 2 / 3,
    })
  })

  test('is not at its edge while the run still moves, nor inside', () => {
    expect(endOf('gradientDescent(lr:1e-3)')).toMatchObject({ status: 'moving' })
    expect(endOf('gradientDescent(lr:1e-3)').outward).toBeUndefined()
    expect(endOf('gradientDescent(lr:0.5)/miniBatch(B:1,sampling:inOrder)').status).toBe('hovering')
  })

  test('a run that rests on the edge to which it goes has nothing wrong with it', () => {
    const { configuration } = readLink('surface=reddi&start=0,0&run=gradientDescent(lr:0.1)&steps=300')
    const work = study({ kind: 'diagnose', specification: specificationOf(configuration, configuration.runs[0]!) })
    let piece = work.next()
    while (!piece.done) piece = work.next()
    expect(piece.value).toEqual({ kind: 'diagnose', diagnosis: undefined })
  })
})

describe('a sum over data is a surface like any other', () => {
  test('has contours', () => {
    const { configuration } = readLink('surface=least_squares&data=1,2/2,3/3,5&steps=5')
    const picture = contourPicture({
      surface: configuration.surface,
      view: { x: [-2, 4], y: [-3, 3] },
      columns: 33,
      rows: 33,
    })
    expect(picture.undefinedShare).toBe(0)
    expect(picture.isolines.length).toBeGreaterThan(5)
  })

  test('a mean with one parameter is a minimum, though f is flat along y', () => {
    expect(pathOf('surface=sample_mean&run=gradientDescent(lr:0.1)&steps=200').end.status).toBe('minimum')
  })

  test('rows that are not the problem’s are refused in words', () => {
    const { configuration } = readLink('surface=least_squares&run=adam&steps=5')
    const surface = { ...configuration.surface, data: { rows: [[1, 2, 3]] } }
    const specification = { ...specificationOf(configuration, configuration.runs[0]!), surface }
    expect(() => [...run(specification)]).toThrow('the data need rows of 2 numbers, one row at least')
  })
})

test('a picture of very many rows is sampled on a coarser grid, and says so', () => {
  const picture = (link: string, samples = 65) => {
    const { surface } = readLink(link).configuration
    return contourPicture({ surface, view: { x: [-2, 4], y: [-3.5, 2.5] }, columns: samples, rows: samples })
  }
  expect(picture('surface=least_squares&data=line(n:1000)').columns).toBe(65)
  const coarse = picture('surface=least_squares&data=line(n:100000)')
  expect(coarse).toMatchObject({ columns: 17, rows: 17 })
  expect(picture('surface=least_squares&data=line(n:100000)', 257)).toMatchObject({ columns: 33, rows: 33 })
  expect(coarse.isolines.some(({ coordinates }) => coordinates.length > 0)).toBe(true)
})
