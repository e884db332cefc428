/** Writes at the selection of the field as a hand would: it can be undone there. `back` moves the caret to the left afterwards. */
export function writeInto(field: HTMLTextAreaElement, text: string, back = 0): void {
  field.focus()
  if (!insertByBrowser(text)) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const caret = field.selectionEnd - back
  field.setSelectionRange(caret, caret)
}

/** The one command that goes through the browser's own undo; where there is none, false. */
function insertByBrowser(text: string): boolean {
  const { execCommand } = document as Partial<Pick<Document, 'execCommand'>>
  return execCommand?.call(document, 'insertText', false, text) ?? false
}
