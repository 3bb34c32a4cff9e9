const text = 'input, textarea, [contenteditable="true"]';

/** Whether keys write something where they go. */
export function isText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(text) !== null;
}

/** Whether keys go into a text, a choice, a menu or a dialog, so that single letters must not do anything else. */
export function isTyping(target: EventTarget | null): boolean {
  return isText(target) || (target instanceof Element && target.closest('select, dialog, [role="menu"]') !== null);
}
