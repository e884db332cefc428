import { useMemo } from 'react'
import { bytesOf, QR_BYTES, qrOf } from './qr.ts'
import './qr.css'

/** A QR code as large as its place, always dark on light; where the text is too long for one, a sentence that says so. */
export function QrCode({ text, name = 'QR code of the link' }: { text: string; name?: string }) {
  const qr = useMemo(() => qrOf(text), [text])
  if (qr === undefined) {
    return (
      <p className="no-qr">
        Too long for a QR code: {bytesOf(text)} bytes, and a code holds {QR_BYTES}.
      </p>
    )
  }
  return (
    <svg className="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={name} shapeRendering="crispEdges">
      <path className="light" d={`M0 0h${qr.size}v${qr.size}H0z`} />
      <path className="dark" d={qr.path} />
    </svg>
  )
}
