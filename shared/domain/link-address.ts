interface Address {
  protocol: string;
  username: string;
  password: string;
  search: string;
  readonly pathname: string;
  readonly href: string;
}

// Node and browsers have the same one; the types of shared code name neither.
declare const URL: { readonly canParse: (text: string) => boolean; new (text: string): Address };

/** Characters that the address of a link may have. */
const longestHref = 2048;

const allowedSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** An address that a link may lead to, written the way it will be opened; nothing for all others. */
export function safeHref(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !allowedSchemes.has(url.protocol) || url.pathname === '') return undefined;
  // `https://bank.example@evil.example` is made to be misread, and no mail may ask for files or hidden recipients.
  url.username = '';
  url.password = '';
  if (url.protocol === 'mailto:') url.search = url.search.slice(1).split('&').filter(isSubject).join('&');
  return url.href.length > longestHref ? undefined : url.href;
}

function isSubject(part: string): boolean {
  return /^subject=/i.test(part);
}
