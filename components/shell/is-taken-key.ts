/** Whether a key belongs to somebody else: a field that is typed into, an open dialog or menu, or the browser's own shortcut. */
export function isTakenKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit])")) return true;
  return target.closest("[role=dialog], [role=menu], [role=listbox]") !== null;
}
