/** Words of Python, and the names that the scripts use themselves. */
const taken: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
    'import in is lambda nonlocal not or pass raise return try while with yield match case ' +
    'np torch jax jnp optax math f gradient hessian gram fisher steps start step schedule clip runs run points row ' +
    'abs enumerate float int len max min print range repr sum zip power product norm sign solve eigabs p ' +
    'optimizer scheduler group closure moved rate_at'
  ).split(' '),
)

/** What a name of the equations is called in Python: `lambda` is `lambda_`. Different names stay different. */
export function pythonName(name: string): string {
  const bare = name.replace(/_+$/, '')
  return taken.has(bare) || /^(run|rate|clip)_\d/.test(bare) ? `${name}_` : name
}

/** A letter that begins no name of these followed by a digit: for names that the printer makes up. */
export function freshPrefix(names: Iterable<string>): string {
  const all = [...names]
  let prefix = 'u'
  while (all.some((name) => name.startsWith(prefix) && /^\d/.test(name.slice(prefix.length)))) prefix += 'u'
  return prefix
}
