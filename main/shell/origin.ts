/** The app's own scheme and origin: files are served by `pages`, never read from an address. */
export const appScheme = 'app';
const appHost = 'deskside';
export const appOrigin = `${appScheme}://${appHost}`;

/**
 * The path of an address of ours; undefined for any other. Its parts are compared one by one, because Node reports the
 * origin `null` for custom schemes, and comparing prefixes is not safe.
 */
export function ownPath(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host, pathname, username, password } = new URL(address);
  const isOurs = protocol === `${appScheme}:` && host === appHost && username === '' && password === '';
  return isOurs ? pathname : undefined;
}
