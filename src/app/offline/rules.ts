/** What the service worker answers from its store: pure, so that it can be tested without one. */

/** The page's files that are answered for a request; undefined: the network's business. */
export function storedFile(address: string, scope: string, files: readonly string[]): string | undefined {
  const [path = ''] = address.split(/[?#]/)
  if (!path.startsWith(scope)) return undefined
  const asked = path.slice(scope.length)
  // Some hosts drop the ending of a page's address.
  const candidates = asked === '' ? ['index.html'] : [asked, `${asked}.html`]
  return candidates.find((file) => files.includes(file))
}

/** Stores are the origin's, not the folder's: the name says whose it is, so that two copies on one host leave each other alone. */
export const storePrefix = (scope: string): string => `thalweg ${scope} `

/**
 * The folder's stores that can go, of all in the order they were made. The one before the newest stays: tabs that still show the
 * former version find their parts in it.
 */
export const outdatedStores = (names: readonly string[], scope: string): string[] =>
  names.filter((name) => name.startsWith(storePrefix(scope))).slice(0, -2)
