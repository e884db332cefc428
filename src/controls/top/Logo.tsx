/** The valley seen from its mouth, and the line of its lowest points. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 22 22" width="22" height="22" aria-hidden="true">
      <path className="l1" d="M1.5 4.5C5 5.5 7 17.5 11 17.5S17 5.5 20.5 4.5" />
      <path className="l2" d="M4.6 2.2C7.2 4.5 8.2 11.6 11 11.6s3.8-7.1 6.4-9.4" />
      <circle cx="11" cy="17.5" r="2.3" />
    </svg>
  )
}
