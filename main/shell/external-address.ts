const longestAddress = 2048;

/** The fields that a mail link may fill in. Never `attach` or `bcc`: people would send what they did not see. */
const mailFields = new Set(['subject', 'body', 'cc']);

/** Rewrites an address so that it is safe to pass to the system; undefined if it may not be opened. */
export function externalAddress(address: string): string | undefined {
  if (address.length > longestAddress || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return undefined;
  switch (url.protocol) {
    case 'https:':
    case 'http:':
      return url.href;
    case 'tel:':
      return phoneNumber(url.pathname.replace(/%20|\s/g, ''));
    case 'mailto:':
      return mailAddress(url);
    default:
      return undefined;
  }
}

/** Digits and separators. No star and no hash, which some phones treat as a command. */
function phoneNumber(number: string): string | undefined {
  return /^\+?[\d().-]+(;ext=\d+)?$/.test(number) ? `tel:${number}` : undefined;
}

function mailAddress({ pathname, searchParams }: URL): string | undefined {
  // A line break would begin another header, an ampersand another field.
  if (/%0[ad]|%26|[\s&]/i.test(pathname)) return undefined;
  const fields = [...searchParams]
    .filter(([name]) => mailFields.has(name.toLowerCase()))
    .filter(([name, value]) => name.toLowerCase() === 'body' || !/[\r\n]/.test(value))
    .map(([name, value]) => `${name.toLowerCase()}=${encodeURIComponent(value)}`);
  return `mailto:${pathname}${fields.length > 0 ? `?${fields.join('&')}` : ''}`;
}
