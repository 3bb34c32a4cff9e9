/** The value of a one-line field if line breaks and tabs of the pasted text were kept; undefined if it has none. */
export function withPasted(field: HTMLInputElement, pasted: DataTransfer | null): string | undefined {
  const text = pasted?.getData('text/plain') ?? '';
  // The browser removes line breaks on insertion, so they must be read from the clipboard.
  if (!/[\r\n\t\v\u2028\u2029]|\s[|•·]\s/.test(text)) return undefined;
  const { value, selectionStart, selectionEnd } = field;
  return value.slice(0, selectionStart ?? value.length) + text + value.slice(selectionEnd ?? value.length);
}
