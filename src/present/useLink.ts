import { useEffect, useState } from 'react'
import { writeLink } from '../config/index.ts'
import { useConfig } from '../store/index.ts'

/** Milliseconds without a change after which the code is drawn anew: while a start is dragged nobody scans it. */
const REST = 300

const workbench = (): string => {
  const address = new URL('index.html', location.href)
  // The workbench is what a host shows at the folder itself: as few letters as can be.
  address.pathname = address.pathname.replace(/index\.html$/, '')
  address.hash = writeLink(useConfig.getState().configuration)
  return address.href
}

/** The address of the scene on the workbench, from its beginning, when changes have come to rest. */
export function useLink(): string {
  const [link, setLink] = useState(workbench)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = useConfig.subscribe((now, before) => {
      if (now.configuration === before.configuration) return
      clearTimeout(timer)
      timer = setTimeout(() => setLink(workbench()), REST)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [])
  return link
}
