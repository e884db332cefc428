import { useCallback, useEffect, useState } from 'react'

/** How long "Copied" stands. */
const SHOWN = 2000

export interface Share {
  copied: boolean
  /** The link to copy by hand, where copying is not allowed. */
  offered?: string
  copy(): void
  dismiss(): void
}

/** Copies a link, and knows whether it worked. */
export function useShare(link: () => string): Share {
  const [copied, setCopied] = useState(false)
  const [offered, setOffered] = useState<string>()

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SHOWN)
    return () => clearTimeout(timer)
  }, [copied])

  const copy = useCallback(() => {
    const address = link()
    const answer = async () => {
      const done = await wasCopied(address)
      setCopied(done)
      setOffered(done ? undefined : address)
    }
    void answer()
  }, [link])
  return { copied, offered, copy, dismiss: () => setOffered(undefined) }
}

/** Not every page may write to the clipboard: insecure ones do not even have it. */
async function wasCopied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
