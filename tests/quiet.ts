import { afterEach, beforeEach, expect } from 'vitest'

/** What the code under test complains of on the console fails the test, unless the test itself takes the console's place. */
const complaints: string[] = []
const { error, warn } = console

const complain = (...parts: unknown[]) => {
  complaints.push(parts.map(String).join(' '))
}

beforeEach(() => {
  console.error = complain
  console.warn = complain
})

afterEach(() => {
  console.error = error
  console.warn = warn
  expect(complaints.splice(0)).toEqual([])
})
