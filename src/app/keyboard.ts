import { ACTIONS, type Action } from './actions.ts'

const FIELDS = 'input, textarea, select, [contenteditable]'
/** What reacts to the space bar, and to arrows, on its own. */
const PRESSED = 'button, summary, a[href], [role=option], [role=menuitem], [role=menuitemradio]'
const ARROWED = '[role=slider], [role=listbox], [role=menu], [role=tablist], [role=combobox]'

/** What a key does: of the workbench, or of another page's table. */
type Binding = Pick<Action, 'keys' | 'everywhere' | 'act'>

/** Listens on the window; returns what ends it. A key that a control has used, or that goes into a field, is left alone. */
export function startKeyboard(actions: readonly Binding[] = ACTIONS): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return
    const name = nameOf(event)
    const action = actions.find(({ keys }) => keys?.includes(name))
    if (action === undefined) return
    const target = event.target instanceof Element ? event.target : document.body
    if (!action.everywhere && (target.closest(FIELDS) || document.querySelector('dialog[open]'))) return
    if (event.key === ' ' && target.closest(PRESSED)) return
    if (isMovement(event.key) && target.closest(ARROWED)) return
    event.preventDefault()
    action.act(event.key)
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}

const isMovement = (key: string) => key.startsWith('Arrow') || key === 'Home' || key === 'End'

function nameOf({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): string {
  if (ctrlKey || metaKey) return `Ctrl+${shiftKey ? 'Shift+' : ''}${key.toLowerCase()}`
  return key.length === 1 ? key.toLowerCase() : shiftKey ? `Shift+${key}` : key
}
