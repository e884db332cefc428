/** Where a pointer is in an element, in the element's own units: a figure may be shown larger than it is laid out. */
export function pointIn(element: HTMLElement, { clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>) {
  const box = element.getBoundingClientRect()
  const scale = element.offsetWidth > 0 ? box.width / element.offsetWidth : 1
  return { x: (clientX - box.left) / scale, y: (clientY - box.top) / scale }
}
