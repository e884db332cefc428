import { beforeEach, describe, expect, test } from 'vitest'
import { defaultConfiguration } from '../../src/config/index.ts'
import { isStartMoving, useConfig } from '../../src/store/index.ts'

const config = () => useConfig.getState()

beforeEach(() => config().load(defaultConfiguration(), []))

describe('the start is moving', () => {
  test('from its first change until the gesture ends, and again in the next one', () => {
    expect(isStartMoving()).toBe(false)
    config().setStart(1, 2)
    expect(isStartMoving()).toBe(true)
    config().setStart(1.5, 2)
    expect(isStartMoving()).toBe(true)
    config().endGesture()
    expect(isStartMoving()).toBe(false)
    config().setStart(0, 2)
    expect(isStartMoving()).toBe(true)
  })

  test('not where another experiment brings another start, nor where something else changes', () => {
    config().load({ ...defaultConfiguration(), start: [3, 3] }, [])
    expect(isStartMoving()).toBe(false)
    config().setSteps(7)
    expect(isStartMoving()).toBe(false)
    config().setStart(0, 2)
    config().setSurface({ id: 'bowl', params: {} })
    expect(isStartMoving()).toBe(false)
  })
})
