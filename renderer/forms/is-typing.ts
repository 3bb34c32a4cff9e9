/** An editor that can only be read for a while is one still: whoever types on in it means words. */
const text = 'input, textarea, [contenteditable="true"], [role="textbox"]';

/** Whether keys write something where they go, or would if it could be changed. */
export function isText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(text) !== null;
}

/** Whether keys go into a text, a choice, a menu or a dialog, so that single letters must not do anything else. */
export function isTyping(target: EventTarget | null): boolean {
  return isText(target) || (target instanceof Element && target.closest('select, dialog, [role="menu"]') !== null);
}
