/**
 * What a node of the graph, and an instruction of the tape, does. Up to `where` they work on numbers, per coordinate (of
 * matrices, per entry); after it on values as a whole; from `gradient` on they ask the oracle.
 * `min` and `max` give NaN if either argument is NaN; `sign` keeps zeros and NaN; a comparison is 1 or 0, and
 * `where` is its second argument unless the first is 0.
 */
export const OP = {
  constant: 0,
  input: 1,
  copy: 2,
  negate: 3,
  add: 4,
  subtract: 5,
  multiply: 6,
  divide: 7,
  /** The elementary power. */
  power: 8,
  sqrt: 9,
  exp: 10,
  log: 11,
  sin: 12,
  cos: 13,
  tan: 14,
  tanh: 15,
  abs: 16,
  sign: 17,
  floor: 18,
  min: 19,
  max: 20,
  less: 21,
  lessOrEqual: 22,
  equal: 23,
  unequal: 24,
  where: 25,
  /** A constant to the step counter: the product u*u*...*u from the left, carried from step to step. */
  stepPower: 26,
  sum: 27,
  dot: 28,
  norm: 29,
  mean: 30,
  /** A matrix times a vector. */
  apply: 31,
  solve: 32,
  eigabs: 33,
  /** The oracle's answers at a point. */
  gradient: 34,
  loss: 35,
  hessian: 36,
  gram: 37,
  fisher: 38,
} as const

export type Op = (typeof OP)[keyof typeof OP]

/** Numbers of an instruction: operation, destination, three arguments. */
export const INSTRUCTION = 5
