/** The HTML that puts the experiment into another page. */

export interface Embedding {
  width: number
  height: number
  /** With the bar of playback under the picture. */
  controls: boolean
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** The same page in its form for frames, with the same experiment. */
export function embedAddress(link: string, controls: boolean): string {
  const address = new URL(link)
  address.search = controls ? '?embed=controls' : '?embed'
  return address.href
}

export const embedCode = (link: string, title: string, { width, height, controls }: Embedding): string =>
  `<iframe src="${escaped(embedAddress(link, controls))}" width="${width}" height="${height}" ` +
  `title="${escaped(title)}" style="border: 0; max-width: 100%" allowfullscreen loading="lazy"></iframe>`
