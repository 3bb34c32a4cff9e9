/** Quotes as keyboards and word processors write them. What opens with a typographic one is closed by one, too. */
const straight = '"\uFF02';
const opening = '“„”‟«';
const closing = '”“»';

/** Where a quotation begins, ends, and what is in it. */
export interface Quotation {
  readonly text: string;
  readonly to: number;
  readonly isOpen: boolean;
}

export function isQuote(character: string): boolean {
  return character !== '' && (straight + opening).includes(character);
}

/** The quotation that begins with a quote; without a closing one it goes to the end of the text. */
export function quotationAt(text: string, from: number): Quotation {
  const closers = straight.includes(text.charAt(from)) ? straight : closing;
  let to = from + 1;
  while (to < text.length && !closers.includes(text.charAt(to))) to += 1;
  const isOpen = to === text.length;
  return { text: text.slice(from + 1, to), to: isOpen ? to : to + 1, isOpen };
}

/** A text in quotes that it does not contain itself. */
export function quoted(text: string, isOpen = false): string {
  const isPlain = ![...straight].some((quote) => text.includes(quote));
  const [open, close] = isPlain ? ['"', '"'] : ['“', '”'];
  return `${open}${text}${isOpen ? '' : close}`;
}

const quotes = new RegExp(`[${straight}${opening}${closing}]`, 'g');

/** Names are compared without quotes, so that each can be written in quotes. */
export function withoutQuotes(text: string): string {
  return text.replace(quotes, '');
}
