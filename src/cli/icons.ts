/** `npm run icons`: draws the icons of the installed page anew from `public/favicon.svg`. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { launchChromium } from './site.ts'
import { plainCommand } from './terminal.ts'

const HELP = `Draws the icons of the installed page anew, public/icon-*.png, from public/favicon.svg.

  npm run -s icons

  --help   this text`

const publicFile = (name: string) => fileURLToPath(new URL(`../../public/${name}`, import.meta.url))
const drawing = readFileSync(publicFile('favicon.svg'), 'utf8')

/** On a ground of their own, to be seen on any. Systems cut a maskable one to a shape of theirs: a circle of four fifths is safe. */
const ICONS = [
  { name: 'icon-192.png', size: 192, share: 0.84 },
  { name: 'icon-512.png', size: 512, share: 0.84 },
  { name: 'icon-maskable-512.png', size: 512, share: 0.68 },
]

await plainCommand('icons', HELP, async () => {
  const browser = await launchChromium()
  for (const { name, size, share } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    await page.setContent(
      `<body style="margin:0;height:100vh;display:grid;place-items:center;background:#fcfcfa">` +
        `<div style="width:${share * size}px;height:${share * size}px">${drawing}</div>` +
        '<style>svg { width: 100%; height: 100% }</style>',
    )
    await page.screenshot({ path: publicFile(name) })
    await page.close()
  }
  await browser.close()
  return 0
})
