interface Address {
  protocol: string;
  username: string;
  password: string;
  search: string;
  readonly pathname: string;
  readonly href: string;
}

// Node and browsers share this class, but the types of shared code include neither.
declare const URL: { readonly canParse: (text: string) => boolean; new (text: string): Address };

/** The longest address of a link. */
const longestHref = 2048;

const allowedSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The address that a link may open, in normalized spelling; undefined if it is not allowed. */
export function safeHref(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !allowedSchemes.has(url.protocol) || url.pathname === '') return undefined;
  // `https://bank.example@evil.example` is meant to be misread, and no mail may ask for files or hidden recipients.
  url.username = '';
  url.password = '';
  if (url.protocol === 'mailto:') url.search = url.search.slice(1).split('&').filter(isSubject).join('&');
  return url.href.length > longestHref ? undefined : url.href;
}

function isSubject(part: string): boolean {
  return /^subject=/i.test(part);
}
