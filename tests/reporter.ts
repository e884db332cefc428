import { relative, sep } from 'node:path'
import { DefaultReporter, type TestModule, type TestRunEndReason } from 'vitest/node'

interface Count {
  passed: number
  failed: number
  skipped: number
}

/** The folder below tests/ that a file stands in. */
function layerOf(module: TestModule): string {
  return relative(import.meta.dirname, module.moduleId).split(sep)[0] ?? ''
}

function countsByLayer(modules: readonly TestModule[]): Map<string, Count> {
  const layers = new Map<string, Count>()
  for (const module of modules) {
    const count = layers.get(layerOf(module)) ?? { passed: 0, failed: 0, skipped: 0 }
    layers.set(layerOf(module), count)
    const tests = [...module.children.allTests()]
    for (const test of tests) {
      const { state } = test.result()
      count[state === 'pending' ? 'failed' : state]++
    }
    // A file that does not load has no test that could fail.
    if (module.errors().length > 0 || (tests.length === 0 && module.state() === 'failed')) count.failed++
  }
  return layers
}

/** Vitest's own report, then a line per layer, then the one line that counts everything. */
export default class LayerReporter extends DefaultReporter {
  override onTestRunEnd(
    modules: readonly TestModule[],
    errors: Parameters<DefaultReporter['onTestRunEnd']>[1],
    reason: TestRunEndReason,
  ): void {
    super.onTestRunEnd(modules, errors, reason)
    const layers = countsByLayer(modules)
    const total = { passed: 0, failed: errors.length, skipped: 0 }
    for (const test of modules.flatMap(({ children }) => [...children.allTests()]))
      if (test.diagnostic()?.flaky) this.log(`passed only when tried again: ${test.fullName}`)
    for (const [layer, { passed, failed, skipped }] of [...layers].sort(([a], [b]) => a.localeCompare(b))) {
      this.log(`${layer.padEnd(12)} ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
      total.passed += passed
      total.failed += failed
    }
    if (reason !== 'passed' && total.failed === 0) total.failed = 1
    this.log(`${total.passed} passed, ${total.failed} failed`)
  }
}
