/**
 * Operations on n by n matrices, row after row in one memory. Each has one order of operations, so that its bits are the
 * same everywhere; none throws: what has no answer gives numbers that are not finite.
 */

const at = (memory: Float64Array, place: number): number => memory[place] as number

/** Writes `matrix` times `vector`; each sum runs from the first column to the last. */
export function applyMatrix(memory: Float64Array, to: number, matrix: number, vector: number, n: number): void {
  for (let i = 0; i < n; i++) {
    let sum = 0
    for (let j = 0; j < n; j++) sum += at(memory, matrix + i * n + j) * at(memory, vector + j)
    memory[to + i] = sum
  }
}

/**
 * Writes the u with `matrix` u = `vector`, by Gaussian elimination: the pivot is the largest number of what is left of the
 * column, the upper of two equal ones. A singular matrix divides by 0. Needs n*n places behind the result.
 */
export function solve(memory: Float64Array, to: number, matrix: number, vector: number, n: number): void {
  const rows = to + n
  memory.copyWithin(rows, matrix, matrix + n * n)
  memory.copyWithin(to, vector, vector + n)
  for (let k = 0; k < n; k++) {
    const row = rows + k * n
    let pivot = k
    for (let i = k + 1; i < n; i++) {
      if (Math.abs(at(memory, rows + i * n + k)) > Math.abs(at(memory, rows + pivot * n + k))) pivot = i
    }
    if (pivot !== k) {
      for (let j = k; j < n; j++) swap(memory, row + j, rows + pivot * n + j)
      swap(memory, to + k, to + pivot)
    }
    for (let i = k + 1; i < n; i++) {
      const lower = rows + i * n
      const factor = at(memory, lower + k) / at(memory, row + k)
      for (let j = k + 1; j < n; j++) memory[lower + j] = at(memory, lower + j) - factor * at(memory, row + j)
      memory[to + i] = at(memory, to + i) - factor * at(memory, to + k)
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    let rest = at(memory, to + i)
    for (let j = i + 1; j < n; j++) rest -= at(memory, rows + i * n + j) * at(memory, to + j)
    memory[to + i] = rest / at(memory, rows + i * n + i)
  }
}

function swap(memory: Float64Array, a: number, b: number): void {
  const kept = at(memory, a)
  memory[a] = at(memory, b)
  memory[b] = kept
}

/** More sweeps than Jacobi's method needs: it converges quadratically. */
const SWEEPS = 40

/**
 * Writes the symmetric `matrix` with each eigenvalue replaced by max(|eigenvalue|, `floor`): V diag(...) V^T. Eigenvalues and
 * vectors come from Jacobi's rotations, which are exact for a diagonal matrix, one rotation for n = 2, and accurate for
 * eigenvalues that are nearly equal. Needs 2*n*n places behind the result: the matrix as it is rotated, and V.
 */
export function floorEigenvalues(memory: Float64Array, to: number, matrix: number, floor: number, n: number): void {
  const rotated = to + n * n
  const vectors = rotated + n * n
  memory.copyWithin(rotated, matrix, matrix + n * n)
  for (let i = 0; i < n * n; i++) memory[vectors + i] = i % (n + 1) === 0 ? 1 : 0
  for (let sweep = 0, isDone = false; sweep < SWEEPS && !isDone; sweep++) {
    isDone = true
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (at(memory, rotated + p * n + q) === 0) continue
        rotate(memory, rotated, vectors, p, q, n)
        isDone = false
      }
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      let sum = 0
      for (let k = 0; k < n; k++) {
        const eigenvalue = Math.max(Math.abs(at(memory, rotated + k * n + k)), floor)
        sum += at(memory, vectors + i * n + k) * eigenvalue * at(memory, vectors + j * n + k)
      }
      memory[to + i * n + j] = sum
      memory[to + j * n + i] = sum
    }
  }
}

/** One rotation in the plane of p and q, by the smaller of the two angles that make the entry there zero. */
function rotate(memory: Float64Array, matrix: number, vectors: number, p: number, q: number, n: number): void {
  const pp = matrix + p * n + p
  const pq = matrix + p * n + q
  const qq = matrix + q * n + q
  const entry = at(memory, pq)
  const cotangent = (at(memory, qq) - at(memory, pp)) / (2 * entry)
  const tangent = (cotangent < 0 ? -1 : 1) / (Math.abs(cotangent) + Math.sqrt(cotangent * cotangent + 1))
  const cosine = 1 / Math.sqrt(tangent * tangent + 1)
  const sine = tangent * cosine
  memory[pp] = at(memory, pp) - tangent * entry
  memory[qq] = at(memory, qq) + tangent * entry
  memory[pq] = 0
  memory[matrix + q * n + p] = 0
  for (let k = 0; k < n; k++) {
    turn(memory, vectors + k * n + p, vectors + k * n + q, cosine, sine)
    if (k === p || k === q) continue
    turn(memory, matrix + k * n + p, matrix + k * n + q, cosine, sine)
    memory[matrix + p * n + k] = at(memory, matrix + k * n + p)
    memory[matrix + q * n + k] = at(memory, matrix + k * n + q)
  }
}

function turn(memory: Float64Array, p: number, q: number, cosine: number, sine: number): void {
  const kept = at(memory, p)
  memory[p] = cosine * kept - sine * at(memory, q)
  memory[q] = sine * kept + cosine * at(memory, q)
}
