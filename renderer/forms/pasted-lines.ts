/** What a field of one line would hold if it kept the lines and cells that are pasted; undefined where there is only one. */
export function withPasted(field: HTMLInputElement, pasted: DataTransfer | null): string | undefined {
  const text = pasted?.getData('text/plain') ?? '';
  // A field drops line breaks as soon as it has the text: what its lines were cannot be told any more.
  if (!/[\r\n\t\v\u2028\u2029]|\s[|•·]\s/.test(text)) return undefined;
  const { value, selectionStart, selectionEnd } = field;
  return value.slice(0, selectionStart ?? value.length) + text + value.slice(selectionEnd ?? value.length);
}
