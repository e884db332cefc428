/** `npm start`: serves the built folder until it is stopped. `PORT` chooses the port. */
import { fileURLToPath } from 'node:url'
import { serveFolder } from './staticServer.ts'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))
const { address } = await serveFolder(dist, { port: Number(process.env['PORT'] ?? 4173) })
console.log(`Thalweg is at ${address} (Ctrl+C stops it)`)
