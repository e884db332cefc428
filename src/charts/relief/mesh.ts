import type { Terrain } from './terrain.ts'

/** Triangles for the graphics card: of every corner x, y, z and f, then the normal and whether it belongs to a wall. */
export interface Mesh {
  corners: Float32Array
  triangles: Uint32Array
}

const NUMBERS = 8

/** The relief, and walls from its edges to the ground. Where f has no value there is a hole. */
export function meshOf(terrain: Terrain): Mesh {
  const { columns, rows, heights } = terrain
  const edges = edgesOf(columns, rows)
  const wallCorners = edges.reduce((sum, { places }) => sum + 2 * places.length, 0)
  const corners = new Float32Array(NUMBERS * (columns * rows + wallCorners))
  const triangles = new Uint32Array(6 * ((columns - 1) * (rows - 1) + wallCorners))
  let count = 0
  const put = (a: number, b: number, c: number) => {
    triangles[count] = a
    triangles[count + 1] = b
    triangles[count + 2] = c
    count += 3
  }
  const isThere = (k: number) => !Number.isNaN(heights[k] ?? NaN)
  for (let k = 0; k < columns * rows; k += 1) {
    putPlace(corners, k, terrain, k)
    putNormal(corners, k, terrain)
  }
  for (let j = 0; j + 1 < rows; j += 1) {
    for (let k = j * columns; k + 1 < (j + 1) * columns; k += 1) {
      if (!isThere(k + 1) || !isThere(k + columns)) continue
      if (isThere(k)) put(k, k + 1, k + columns)
      if (isThere(k + columns + 1)) put(k + 1, k + columns + 1, k + columns)
    }
  }
  let next = columns * rows
  for (const { places, normal } of edges) {
    places.forEach((k, i) => {
      for (const corner of [next, next + 1]) {
        putPlace(corners, corner, terrain, k)
        corners.set([...normal, 0, 1], NUMBERS * corner + 4)
      }
      corners[NUMBERS * (next + 1) + 2] = 0
      if (i > 0 && isThere(k) && isThere(places[i - 1] ?? 0)) {
        put(next - 2, next - 1, next)
        put(next, next - 1, next + 1)
      }
      next += 2
    })
  }
  return { corners, triangles: triangles.subarray(0, count) }
}

type Outward = readonly [x: number, y: number]

function edgesOf(columns: number, rows: number): { places: readonly number[]; normal: Outward }[] {
  const row = (j: number) => Array.from({ length: columns }, (_, i) => j * columns + i)
  const column = (i: number) => Array.from({ length: rows }, (_, j) => j * columns + i)
  return [
    { places: row(0), normal: [0, -1] },
    { places: row(rows - 1), normal: [0, 1] },
    { places: column(0), normal: [-1, 0] },
    { places: column(columns - 1), normal: [1, 0] },
  ]
}

function putPlace(corners: Float32Array, corner: number, { columns, rows, box, heights, values }: Terrain, k: number) {
  const at = NUMBERS * corner
  corners[at] = ((k % columns) / (columns - 1) - 0.5) * box.width
  corners[at + 1] = (Math.floor(k / columns) / (rows - 1) - 0.5) * box.depth
  corners[at + 2] = heights[k] ?? 0
  corners[at + 3] = values[k] ?? 0
}

/** From the neighbours that have a height. */
function putNormal(corners: Float32Array, k: number, { columns, rows, box, heights }: Terrain) {
  const i = k % columns
  const j = Math.floor(k / columns)
  const dx = box.width / (columns - 1)
  const dy = box.depth / (rows - 1)
  const [west, east] = [i > 0 ? k - 1 : k, i < columns - 1 ? k + 1 : k]
  const [south, north] = [j > 0 ? k - columns : k, j < rows - 1 ? k + columns : k]
  const sx = ((heights[east] ?? NaN) - (heights[west] ?? NaN)) / ((east - west) * dx) || 0
  const sy = ((heights[north] ?? NaN) - (heights[south] ?? NaN)) / (((north - south) / columns) * dy) || 0
  const length = Math.hypot(sx, sy, 1)
  const at = NUMBERS * k + 4
  corners[at] = -sx / length
  corners[at + 1] = -sy / length
  corners[at + 2] = 1 / length
}
