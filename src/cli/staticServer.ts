import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

export interface StaticServer {
  /** With the path below which the folder stands, and a slash at the end. */
  address: string
  close(): Promise<void>
}

function pathOf(request: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
  } catch {
    return undefined
  }
}

async function fileAt(folder: string, path: string): Promise<string | undefined> {
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path))
  if (!file.startsWith(folder + sep)) return undefined
  return (await stat(file).catch(() => undefined))?.isFile() ? file : undefined
}

/** Listens on the port, or on the next free one. */
async function listen(server: Server, port: number): Promise<number> {
  for (let candidate = port; ; candidate++) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve)
      server.listen(candidate, '127.0.0.1', () => {
        server.off('error', resolve)
        resolve(undefined)
      })
    })
    const address = server.address()
    if (!error && address !== null && typeof address === 'object') return address.port
    if (error && (error.code !== 'EADDRINUSE' || candidate >= port + 100)) throw error
  }
}

/** Serves a folder as any static host would, below the path `at`. Port 0 takes any free one. */
export async function serveFolder(folder: string, { at = '/', port = 0 } = {}): Promise<StaticServer> {
  const root = normalize(folder)
  const server = createServer(async (request, response) => {
    const path = pathOf(request)
    const file = path?.startsWith(at) ? await fileAt(root, `/${path.slice(at.length)}`) : undefined
    if (file === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
      return
    }
    response.writeHead(200, {
      'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
    })
    createReadStream(file).pipe(response)
  })
  const taken = await listen(server, port)
  return {
    address: `http://localhost:${taken}${at}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
