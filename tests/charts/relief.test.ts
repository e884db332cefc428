/** The surface from the side: what is high, what is where on the screen, and what stands before what. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drape } from '../../src/charts/relief/drape.ts'
import { pastOf, see } from '../../src/charts/relief/drawPath.ts'
import { worldOf } from '../../src/charts/relief/drawRelief.ts'
import {
  between,
  boxOf,
  cameraFor,
  FROM_ABOVE,
  matrixOf,
  onScreen,
  roundedAngles,
  turned,
  type Point,
} from '../../src/charts/relief/geometry.ts'
import { heightScale } from '../../src/charts/relief/height.ts'
import { meshOf } from '../../src/charts/relief/mesh.ts'
import { heightAt, isHidden, terrainOf } from '../../src/charts/relief/terrain.ts'
import { project, toX, toY } from '../../src/charts/surface/geometry.ts'
import { contourPicture } from '../../src/engine/index.ts'

const frame = { left: 46, top: 14, width: 800, height: 500 }
const box = boxOf(frame)
const view = { x: [-4, 4], y: [-2, 3] } as const
const pictureOf = (id: string) => contourPicture({ surface: { id, params: {} }, view, columns: 65, rows: 41 })

const angles = fc.record({ azimuth: fc.integer({ min: -180, max: 180 }), elevation: fc.integer({ min: 5, max: 90 }) })
const place = fc.tuple(
  fc.double({ min: -400, max: 400, noNaN: true }),
  fc.double({ min: -250, max: 250, noNaN: true }),
  fc.double({ min: 0, max: 250, noNaN: true }),
)

describe('the height of f', () => {
  it.each(['rosenbrock', 'himmelblau', 'rastrigin', 'branin', 'sixHumpCamel'])(
    'never falls as f grows, from 0 for the lowest to 1 for the highest: %s',
    (id) => {
      const picture = pictureOf(id)
      const { share } = heightScale(picture)
      expect(share(picture.minimum)).toBe(0)
      expect(share(picture.maximum)).toBe(1)
      const value = fc.double({ min: picture.minimum, max: picture.maximum, noNaN: true })
      fc.assert(
        fc.property(value, value, (a, b) => {
          expect(Math.sign(share(b) - share(a)) * Math.sign(b - a)).toBeGreaterThanOrEqual(0)
        }),
      )
    },
  )

  it('is on the scale of the contours, says which, and has their values for ticks', () => {
    const log = heightScale(pictureOf('rosenbrock'))
    expect(log.words.join('f')).toMatch(/^height: log\(1 \+ f \/ \d/)
    expect(log.ticks.map(({ label }) => label)).toContain('100')
    const shares = log.ticks.map(({ share }) => share)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(heightScale(pictureOf('rastrigin')).words.join('f')).toBe('height: f')
  })

  it('of logarithmic levels rises by equal amounts for equal ratios, far above the lowest level', () => {
    const picture = {
      ...pictureOf('rosenbrock'),
      levels: Float64Array.of(0.001, 1, 1000),
      major: Uint8Array.of(1, 1, 1),
    }
    const { share } = heightScale(picture)
    expect(share(1000) - share(100)).toBeCloseTo(share(100) - share(10), 4)
  })

  it('is cut where the levels end next to a pole, and says so; where f is not finite there is none', () => {
    const levels = Float64Array.of(1, 2, 3)
    const major = Uint8Array.of(0, 0, 0)
    const pole = { levels, major, scale: 'linear', minimum: 0.5, maximum: 1e6 } as const
    const { share, words } = heightScale(pole)
    expect(words.join('f')).toBe('height: f, cut above 4')
    expect(share(1e6)).toBe(1)
    expect(share(4)).toBe(1)
    expect(share(Infinity)).toBeNaN()
  })

  it('of a surface with one value is the ground', () => {
    const none = {
      levels: new Float64Array(0),
      major: new Uint8Array(0),
      scale: 'linear',
      minimum: 2,
      maximum: 2,
    } as const
    expect(heightScale(none).share(2)).toBe(0)
  })
})

describe('the projection', () => {
  it('from above is the flat picture, whatever the height', () => {
    const camera = cameraFor(frame, box, FROM_ABOVE)
    const flat = project(view, frame)
    const toWorld = worldOf(flat, box)
    const inView = fc.tuple(fc.double({ min: -4, max: 4, noNaN: true }), fc.double({ min: -2, max: 3, noNaN: true }))
    fc.assert(
      fc.property(inView, fc.double({ min: 0, max: 250, noNaN: true }), ([x, y], z) => {
        const [X, Y] = onScreen(camera, [...toWorld(x, y), z])
        expect(X).toBeCloseTo(toX(flat, x), 8)
        expect(Y).toBeCloseTo(toY(flat, y), 8)
      }),
    )
  })

  it('turns about the upright axis, then tilts', () => {
    const camera = cameraFor(frame, box, { azimuth: 90, elevation: 30 })
    const [X0, Y0] = onScreen(camera, [0, 0, 0])
    // A quarter of a turn: y leads to the left, x away from the eye and, seen at 30 degrees, half as long.
    const [X1, Y1] = onScreen(camera, [0, 100, 0])
    expect([X1 - X0, Y1 - Y0]).toEqual([expect.closeTo(-100 * camera.scale, 8), expect.closeTo(0, 8)])
    const [X2, Y2] = onScreen(camera, [100, 0, 0])
    expect([X2 - X0, Y2 - Y0]).toEqual([expect.closeTo(0, 8), expect.closeTo(-50 * camera.scale, 8)])
    const [X3, Y3] = onScreen(camera, [0, 0, 100])
    expect([X3 - X0, Y3 - Y0]).toEqual([0, expect.closeTo(-100 * camera.scale * Math.cos(Math.PI / 6), 8)])
  })

  it('is the graphics card’s, to a thousandth of a pixel, and the nearer of two points on one pixel is in front', () => {
    const [width, height] = [860, 548]
    fc.assert(
      fc.property(angles, place, (relief, point: Point) => {
        const camera = cameraFor(frame, box, relief)
        const m = matrixOf(camera, box, width, height)
        const clip = (row: number, [x, y, z]: Point) => m[row]! * x + m[4 + row]! * y + m[8 + row]! * z + m[12 + row]!
        const [X, Y] = onScreen(camera, point)
        expect(((clip(0, point) + 1) / 2) * width).toBeCloseTo(X, 2)
        expect(((1 - clip(1, point)) / 2) * height).toBeCloseTo(Y, 2)
        const { sinA, cosA, sinE, cosE } = camera
        const nearer: Point = [point[0] - 10 * sinA * cosE, point[1] - 10 * cosA * cosE, point[2] + 10 * sinE]
        expect(clip(2, nearer)).toBeLessThan(clip(2, point))
        expect(Math.abs(clip(2, point))).toBeLessThan(1)
      }),
    )
  })

  it('keeps the whole box in the frame', () => {
    fc.assert(
      fc.property(angles, (relief) => {
        const camera = cameraFor(frame, box, relief)
        for (const x of [-0.5, 0.5])
          for (const y of [-0.5, 0.5])
            for (const z of [0, box.height]) {
              const [X, Y] = onScreen(camera, [x * box.width, y * box.depth, z])
              expect(X).toBeGreaterThan(frame.left - 1e-6)
              expect(X).toBeLessThan(frame.left + frame.width + 1e-6)
              expect(Y).toBeGreaterThan(frame.top - 1e-6)
              expect(Y).toBeLessThan(frame.top + frame.height + 1e-6)
            }
      }),
    )
  })
})

describe('an orbit', () => {
  it('goes round and round, but never from below', () => {
    expect(turned({ azimuth: 170, elevation: 30 }, 30, -60)).toEqual({ azimuth: -160, elevation: 5 })
    expect(turned({ azimuth: 0, elevation: 80 }, 0, 30).elevation).toBe(90)
    expect(roundedAngles({ azimuth: -0.3, elevation: 41.6 })).toEqual({ azimuth: 0, elevation: 42 })
  })

  it('takes the shorter way', () => {
    const half = between({ azimuth: 170, elevation: 20 }, { azimuth: -170, elevation: 40 }, 0.5)
    expect(Math.abs(half.azimuth)).toBeCloseTo(180, 9)
    expect(half.elevation).toBeCloseTo(30, 9)
  })
})

/** A wall along y = 0, 0.3 thick, on a plain. */
const wall = terrainOf(
  (_, y) => (Math.abs(y) < 0.3 ? 1 : 0),
  view,
  box,
  (f) => f,
)
const flat = project(view, frame)
const toWorld = worldOf(flat, box)

describe('a hill', () => {
  const hides = (y: number, elevation: number, azimuth = 0) => {
    const [wx, wy] = toWorld(0, y)
    return isHidden(wall, cameraFor(frame, box, { azimuth, elevation }), wx, wy, heightAt(wall, wx, wy))
  }
  it('hides what lies behind it, and nothing before it or from above', () => {
    expect(hides(1, 30)).toBe(true)
    expect(hides(-1, 30)).toBe(false)
    expect(hides(-1, 30, 180)).toBe(true)
    expect(hides(1, 90)).toBe(false)
    expect(hides(1, 85)).toBe(false)
  })

  it('does not hide its own top', () => {
    expect(hides(0, 20)).toBe(false)
  })
})

describe('a path on the relief', () => {
  const points = Float64Array.of(0, -1, 0, 1, 30, 1, 0, 1)
  const draped = drape(points, 4, wall, toWorld)

  it('climbs what it crosses, begins anew where it comes back into view, and knows its steps', () => {
    const heights = Array.from({ length: draped.length }, (_, i) => draped.places[3 * i + 2] ?? NaN)
    expect(Math.max(...heights)).toBeCloseTo(box.height, 0)
    expect(heights[0]).toBe(0)
    expect([...draped.moves].filter((move) => move === 1)).toHaveLength(2)
    expect(draped.steps[0]).toBe(0)
    expect(draped.steps.at(-1)).toBe(3)
    expect([...draped.steps]).toEqual([...draped.steps].toSorted((a, b) => a - b))
    expect(draped.steps[pastOf(draped, 1) - 1]).toBe(1)
  })

  it('is hidden behind the wall only', () => {
    const { hidden } = see(draped, wall, cameraFor(frame, box, { azimuth: 0, elevation: 30 }))
    expect(hidden[0]).toBe(0)
    expect(hidden[pastOf(draped, 1) - 1]).toBe(1)
  })
})

describe('the mesh', () => {
  it('has a hole where f has no value, and walls at the edges', () => {
    const whole = terrainOf(
      () => 0,
      view,
      box,
      (f) => f,
      100,
    )
    const { columns, rows } = whole
    const walls = 2 * (columns - 1 + rows - 1)
    expect(meshOf(whole).triangles).toHaveLength(3 * (2 * (columns - 1) * (rows - 1) + 2 * walls))
    const holed = terrainOf(
      (x) => (x > 0 ? NaN : 0),
      view,
      box,
      (f) => f,
      100,
    )
    const { corners, triangles } = meshOf(holed)
    for (const corner of triangles) expect(corners[8 * corner]).toBeLessThanOrEqual(1e-9)
  })

  it('has normals of length 1 that lean away from a slope', () => {
    const slope = terrainOf(
      (x) => (x + 4) / 8,
      view,
      box,
      (f) => f,
      100,
    )
    const [nx = 0, ny = 0, nz = 0] = meshOf(slope).corners.subarray(4, 7)
    expect(Math.hypot(nx, ny, nz)).toBeCloseTo(1, 6)
    expect(-nx / nz).toBeCloseTo(box.height / box.width, 6)
    expect(ny).toBeCloseTo(0, 9)
  })
})
