import { useMemo, useState } from 'react'
import type { Configuration } from '../../config/types.ts'
import { longParts } from './parts.ts'
import { bytesOf, QR_BYTES, qrOf } from './qr.ts'
import { QrCode } from './QrCode.tsx'

/** Below this many times its width, a code on a screen is out of reach for most of a room. */
const FAR = 3

/** The code to scan, with how far it reaches; of one that is too long or too dense, what makes it so. */
export function QrPart({ link, configuration }: { link: string; configuration: Configuration }) {
  const [large, setLarge] = useState(false)
  const qr = useMemo(() => qrOf(link), [link])
  const bytes = bytesOf(link)
  return (
    <section className={large ? 'qr-part large' : 'qr-part'} aria-label="QR code">
      {qr && (
        <button
          type="button"
          className="qr-face"
          aria-label={large ? 'Back to the dialog' : 'Show the QR code as large as the screen'}
          onClick={() => setLarge(!large)}
        >
          <QrCode text={link} />
        </button>
      )}
      {qr ? (
        <p className="hint">
          {bytes} bytes. A phone reads it from about {Math.round(qr.reach * 10) / 10} times its width (rule of thumb);
          press it to fill the screen.
        </p>
      ) : (
        <p className="too-long" role="status">
          <b>Too long for a QR code</b> by {bytes - QR_BYTES} bytes: the link has {bytes}, a code holds {QR_BYTES}. The
          link itself works.
        </p>
      )}
      {(qr === undefined || qr.reach < FAR) && <Shorter configuration={configuration} dense={qr !== undefined} />}
    </section>
  )
}

function Shorter({ configuration, dense }: { configuration: Configuration; dense: boolean }) {
  const parts = longParts(configuration)
  return (
    <div className="shorter">
      <p>{dense ? 'It is dense: only those in front can scan it. What makes it so:' : 'What makes it long:'}</p>
      <ol>
        {parts.map(({ name, bytes, advice }) => (
          <li key={name}>
            <b>{name}</b>, {bytes} bytes: {advice}
          </li>
        ))}
      </ol>
    </div>
  )
}
