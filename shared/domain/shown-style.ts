/** What a style attribute says about the look of its text; undefined if it says nothing. */
export interface ShownStyle {
  readonly isBold: boolean | undefined;
  readonly isItalic: boolean | undefined;
  /** Whether line breaks and indentation in the source are shown. */
  readonly keepsLines: boolean | undefined;
}

/** Reads three properties from another program's style attribute; the last value of each counts. */
export function shownStyle(style: string): ShownStyle {
  const properties = new Map<string, string>();
  for (const part of style.toLowerCase().split(';')) {
    const colon = part.indexOf(':');
    const value = part.slice(colon + 1).replace('!important', '');
    if (colon > 0) properties.set(part.slice(0, colon).trim(), value.trim());
  }
  const isOneOf = (name: string, yes: RegExp, no: RegExp) => {
    const value = properties.get(name) ?? '';
    if (yes.test(value)) return true;
    return no.test(value) ? false : undefined;
  };
  return {
    isBold: isOneOf('font-weight', /^(bold(er)?|[6-9]\d\d|1000)$/, /^(normal|lighter|[1-5]\d\d)$/),
    isItalic: isOneOf('font-style', /^(italic|oblique)/, /^normal$/),
    keepsLines: isOneOf('white-space', /^(pre|break-spaces)/, /^(normal|nowrap)$/),
  };
}
