/** `npm run lighthouse`: Lighthouse's scores of the built pages. Fails unless accessibility and best practices are 100. */
import { createServer } from 'node:net'
import lighthouse from 'lighthouse'
import { buildAndServe, launchChromium } from './site.ts'
import { plainCommand } from './terminal.ts'

const HELP = `Builds the pages and prints Lighthouse's scores of them, with what each lacks.

  npm run -s lighthouse

  --help   this text

Exit code: 0 if accessibility and best practices are 100 on every page, else 1.`

const PAGES = ['index.html', 'present.html']
const WANTED = ['accessibility', 'best-practices']

/** A port that nothing listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

await plainCommand('lighthouse', HELP, async () => {
  const site = await buildAndServe('/some/folder/')
  const port = await freePort()
  const browser = await launchChromium([`--remote-debugging-port=${port}`, '--disable-gpu', '--disable-dev-shm-usage'])
  let failed = 0
  try {
    for (const page of PAGES) {
      const result = await lighthouse(site.address + page, { port, output: 'json', logLevel: 'error' })
      if (!result) throw new Error(`Lighthouse has nothing to say of ${page}.`)
      const { categories, audits, runtimeError } = result.lhr
      if (runtimeError) throw new Error(`${page}: ${runtimeError.message}`)
      for (const { id, title, score, auditRefs } of Object.values(categories)) {
        const lacks = auditRefs.flatMap(({ id: audit }) => {
          const found = audits[audit]
          return found && found.score !== null && found.score < 1 && WANTED.includes(id) ? [found.title] : []
        })
        if (WANTED.includes(id) && score !== 1) failed++
        console.log(
          `${page.padEnd(14)} ${title.padEnd(16)} ${Math.round((score ?? 0) * 100)}  ${lacks.join('; ')}`.trimEnd(),
        )
      }
    }
  } finally {
    await browser.close()
    await site.close()
  }
  console.log(`${PAGES.length * WANTED.length - failed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
})
