/** Whether keys go into a text, a choice or a dialog, so that single letters must not do anything else. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"], dialog') !== null
  );
}
