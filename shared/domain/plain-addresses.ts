import { safeHref } from './link-address.ts';

/** An address in a plain text, with its start and end index. */
export interface PlainAddress {
  readonly from: number;
  readonly to: number;
  /** Where it leads. */
  readonly href: string;
}

/** Characters that end an address: blanks, quotation marks, and sentence ends in scripts without blanks. */
const others = '\\s<>"`{}|\\\\^“”„«»‹›。、，；：！？（）「」『』【】《》';
const web = `(?:https?://|www\\.)[^${others}]+`;
const mail = '(?:mailto:)?[\\w.+-]{1,64}@(?:[a-z\\d](?:[a-z\\d-]{0,62})\\.)+[a-z]{2,24}(?![\\w@-])';
const written = new RegExp(`(?<![\\w@.+-])(?:${web}|${mail})`, 'giu');

const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/** The web and e-mail addresses in a text, in order, up to a limit. */
export function addressesIn(text: string, most = Number.POSITIVE_INFINITY): PlainAddress[] {
  const addresses: PlainAddress[] = [];
  if (most <= 0) return addresses;
  for (const { 0: found, index: from } of text.matchAll(written)) {
    const address = withoutPunctuation(found);
    const href = hrefOf(address);
    if (href !== undefined) addresses.push({ from, to: from + address.length, href });
    if (addresses.length >= most) break;
  }
  return addresses;
}

/** The destination of an address as people write it: also without `https://` or `mailto:`. */
export function hrefOfText(words: string): string | undefined {
  const [address] = addressesIn(words.trim(), 1);
  const isAll = address?.from === 0 && address.to === words.trim().length;
  return safeHref(words) ?? (isAll ? address.href : undefined);
}

function hrefOf(address: string): string | undefined {
  if (/^https?:\/\//i.test(address)) return /^https?:\/\/[^/?#]/i.test(address) ? safeHref(address) : undefined;
  if (/^www\./i.test(address))
    return /^www\.[^./?#]+\.[^./?#]/i.test(address) ? safeHref(`https://${address}`) : undefined;
  return safeHref(/^mailto:/i.test(address) ? address : `mailto:${address}`);
}

/** Punctuation and closing brackets after an address are not part of it; brackets within it are. */
function withoutPunctuation(found: string): string {
  const open = countOf(found);
  let end = found.length;
  for (; end > 0; end -= 1) {
    const last = found[end - 1] ?? '';
    const opening = pairs[last];
    if (opening !== undefined) {
      if ((open.get(opening) ?? 0) >= (open.get(last) ?? 0)) break;
      open.set(last, (open.get(last) ?? 0) - 1);
    } else if (!/[.,;:!?'’…*_~]/.test(last)) break;
  }
  return found.slice(0, end);
}

function countOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const bracket of text.match(/[()[\]]/g) ?? []) counts.set(bracket, (counts.get(bracket) ?? 0) + 1);
  return counts;
}
