import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { offline } from './src/cli/offlinePlugin.ts'

const bundle = {
  // Of d3 only mathematics is used: what it would add to selections stays out. Elementary functions do nothing by themselves.
  treeshake: { moduleSideEffects: (id: string) => (/\/d3(-[a-z]+)?\/|\/@stdlib\//.test(id) ? false : undefined) },
  // The licences of what is bundled stand in a file of their own.
  output: { comments: { legal: false } },
}

/**
 * What both pages begin with comes in two files, and not in the dozens that sharing it with what is loaded later would
 * cut it into: each is a request of its own before the first picture.
 */
const beginning = {
  groups: [
    { name: 'libraries', tags: ['$initial' as const], test: /node_modules/ },
    { name: 'common', tags: ['$initial' as const], test: /\/src\/(?!present\/|app\/(main|offline))/ },
  ],
}

export default defineConfig({
  // Relative addresses: the built folder works from any path of a host.
  base: './',
  plugins: [react(), offline()],
  worker: { format: 'es', rolldownOptions: bundle },
  build: {
    target: 'es2022',
    rolldownOptions: {
      ...bundle,
      output: { ...bundle.output, codeSplitting: beginning },
      input: ['index.html', 'present.html'],
    },
    chunkSizeWarningLimit: 600,
    license: { fileName: 'licences.md' },
  },
  test: {
    reporters: ['./tests/reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**'],
          setupFiles: ['tests/quiet.ts'],
          // Against what hangs, not what is slow: a loaded machine takes its time.
          testTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Real Chromium on the built page: one journey after another, when nothing else runs.
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: 'tests/e2e/site.ts',
          fileParallelism: false,
          // As above: against what hangs. Without `poll` a page had one second for what follows a key.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 15_000 } },
          // A browser on a loaded machine loses a click now and then; a fault fails twice.
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
