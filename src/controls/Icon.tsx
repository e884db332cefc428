const PATHS = {
  chevron: 'M4 6.5l4 4 4-4',
  plus: 'M8 3v10M3 8h10',
  check: 'M3 8.5l3.2 3L13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  present: 'M1.5 3h13M2.8 3v7h10.4V3M8 10v1.5M5 14.5l3-3 3 3',
  share: 'M8 10V2M5 4.5L8 1.8l3 2.7M3.5 8v5.5h9V8',
  moon: 'M13 9.6A5.6 5.6 0 0 1 6.4 3 5.6 5.6 0 1 0 13 9.6z',
  sun: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9',
  gallery: 'M2.5 2.5h4.6v4.6H2.5zM8.9 2.5h4.6v4.6H8.9zM2.5 8.9h4.6v4.6H2.5zM8.9 8.9h4.6v4.6H8.9z',
  book: 'M8 4C6.5 2.8 4.5 2.5 2 2.7v9.6c2.5-.2 4.5.1 6 1.3 1.5-1.2 3.5-1.5 6-1.3V2.7c-2.5-.2-4.5.1-6 1.3zM8 4v9.6',
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  first: 'M12.5 3.5L8 8l4.5 4.5M7.5 3.5L3 8l4.5 4.5',
  last: 'M3.5 3.5L8 8l-4.5 4.5M8.5 3.5L13 8l-4.5 4.5',
  back: 'M11 3.5L6 8l5 4.5M3.5 3.5v9',
  forward: 'M5 3.5L10 8l-5 4.5M12.5 3.5v9',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  eyeOff:
    'M2.5 2.5l11 11M6.2 3.8C6.8 3.6 7.4 3.5 8 3.5c4 0 6.5 4.5 6.5 4.5a12 12 0 0 1-2 2.5M9.6 12.3A6.6 6.6 0 0 1 8 12.5C4 12.5 1.5 8 1.5 8a11.8 11.8 0 0 1 2.3-2.8',
  solo: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 6.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3z',
  code: 'M5.5 4.5L2 8l3.5 3.5M10.5 4.5L14 8l-3.5 3.5M9.2 3l-2.4 10',
  download: 'M8 2v7.5M4.8 6.5L8 9.7l3.2-3.2M2.5 10.5v3h11v-3',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  trash: 'M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 9h6.6l.7-9',
  inspect: 'M7 2.8a4.2 4.2 0 1 1 0 8.4a4.2 4.2 0 1 1 0-8.4M10.2 10.2L13.5 13.5',
  edit: 'M3 13l.6-2.8L10.8 3l2.2 2.2-7.2 7.2z',
  up: 'M8 13V3.5M4 7l4-4 4 4',
  down: 'M8 3v9.5M4 9l4 4 4-4',
  keyboard: 'M1.5 4h13v8h-13zM4 6.5h0M6.7 6.5h0M9.3 6.5h0M12 6.5h0M5 9.5h6',
  undo: 'M5.5 3L2.5 6l3 3M2.5 6h6.8a3.7 3.7 0 0 1 0 7.4H6',
  redo: 'M10.5 3l3 3-3 3M13.5 6H6.7a3.7 3.7 0 0 0 0 7.4H10',
  revert: 'M5.5 3L2.5 6l3 3M2.5 6h6.8a3.7 3.7 0 0 1 0 7.4H6',
  warning: 'M8 2.2l6.2 11.3H1.8zM8 6.5v3M8 11.4v.2',
  table: 'M2 3h12v10H2zM2 6.3h12M2 9.7h12M6.5 3v10',
  flag: 'M4 14V2.5M4 3h8.5L10.5 6l2 3H4',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7L8 4.3M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9a2.6 2.6 0 0 0 3.7 3.7L8 11.7',
} as const

const FILLED = {
  play: 'M4.5 2.6v10.8L13 8z',
  pause: 'M4 3h3v10H4zM9 3h3v10H9z',
  more: 'M3.5 6.8a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4zM8 6.8a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4zM12.5 6.8a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4z',
} as const

export type IconName = keyof typeof PATHS | keyof typeof FILLED

const isFilled = (name: IconName): name is keyof typeof FILLED => name in FILLED

/** A 16 px line drawing in the text's colour; never the only carrier of a meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={isFilled(name) ? 'ic fill' : 'ic'} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={isFilled(name) ? FILLED[name] : PATHS[name]} />
    </svg>
  )
}
