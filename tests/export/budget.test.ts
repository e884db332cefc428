import { expect, it } from 'vitest'
import { defaultConfiguration } from '../../src/config/index.ts'
import { exportScript } from '../../src/export/index.ts'

it('a script says that the page ends its runs earlier, where they have a budget of gradients', () => {
  const configuration = { ...defaultConfiguration(), steps: 120 }
  const head = (script: ReturnType<typeof exportScript>) => (script.ok ? script.text : '')
  const words = 'budget of 120 gradient evaluations; here it takes all 120 steps'
  expect(head(exportScript({ ...configuration, shown: { axis: 'evaluations' } }, 'numpy'))).toContain(words)
  expect(head(exportScript(configuration, 'numpy'))).not.toContain('budget')
})
