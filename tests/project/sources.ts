import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Every file of the project, tracked or about to be, by its path from the root. */
export function projectFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  const deleted = execFileSync('git', ['ls-files', '--deleted'], { cwd: root }).toString().split('\n')
  return listed
    .toString()
    .split('\n')
    .filter((file) => file !== '' && !deleted.includes(file))
    .sort()
}

export function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

export const sourceFiles = (): string[] => projectFiles().filter((file) => /^src\/.*\.(tsx?|mjs)$/.test(file))

export interface Import {
  from: string
  /** A path from the root, or a package's or Node module's name. */
  to: string
  /** Gone after compilation: only types are imported. */
  typeOnly: boolean
}

export interface SyntaxNode {
  type: string
  [key: string]: unknown
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

export function visit(node: unknown, see: (node: SyntaxNode) => void): void {
  if (Array.isArray(node)) node.forEach((child) => visit(child, see))
  if (!isNode(node)) return
  see(node)
  Object.values(node).forEach((child) => visit(child, see))
}

export function syntaxOf(file: string): unknown {
  return parseSync(file, textOf(file)).program
}

const literal = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined

function isTypeOnly(node: SyntaxNode): boolean {
  if (node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type') return true
  const specifiers = node['specifiers']
  return (
    Array.isArray(specifiers) &&
    specifiers.length > 0 &&
    specifiers.every((each: SyntaxNode) => each['importKind'] === 'type' || each['exportKind'] === 'type')
  )
}

const importing = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
])

/** `new URL('./file', import.meta.url)`, by which a worker is named. */
function addressed(node: SyntaxNode): string | undefined {
  if (node.type !== 'NewExpression' || !Array.isArray(node['arguments'])) return undefined
  const callee = node['callee']
  const isUrl = isNode(callee) && callee['name'] === 'URL' && node['arguments'].length === 2
  const address = isUrl ? literal(node['arguments'][0]) : undefined
  return address !== undefined && /\.(tsx?|mjs)$/.test(address) ? address : undefined
}

export function importsOf(file: string): Import[] {
  const imports: Import[] = []
  visit(syntaxOf(file), (node) => {
    const name = importing.has(node.type) ? literal(node['source']) : addressed(node)
    if (name === undefined) return
    const path = name.split('?')[0] ?? name
    const to = path.startsWith('.') ? join(dirname(file), path).replaceAll('\\', '/') : path
    imports.push({ from: file, to, typeOnly: isTypeOnly(node) })
  })
  return imports
}
