/** Includes a temporarily read-only editor: a person who keeps typing there means text. */
const text = 'input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable="true"], [role="textbox"]';

/** Whether keys enter text in this element, or would if it were not read-only. */
export function isText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(text) !== null;
}

/** Whether keys go to a text field, select, menu or dialog, so that single letters must not run commands. */
export function isTyping(target: EventTarget | null): boolean {
  return isText(target) || (target instanceof Element && target.closest('select, dialog, [role="menu"]') !== null);
}
