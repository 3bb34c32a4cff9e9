import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from '../../shared/bridge/commands.ts';
import { idSchema } from '../../shared/domain/id.ts';

/** The scheme of links to a desk, as in `deskside://ticket/1042`. */
export const linkScheme = 'deskside';

/** The extension of the launcher file in a desk's folder. */
const launcherExtension = '.deskside';

/** The longest path of a desk that a window accepts. */
const longestPath = 1_000;

/**
 * The command behind an argument from outside: a link, or the path of a desk's launcher file. A link only opens
 * something; its other parts are ignored. Undefined for anything else.
 */
export function destinationOf(word: string, folder: string): Command | undefined {
  if (word.startsWith('-')) return undefined;
  return isLink(word) ? linkDestination(word) : launcherDestination(word, folder);
}

function isLink(word: string): boolean {
  return word.toLowerCase().startsWith(`${linkScheme}:`);
}

function linkDestination(address: string): Command {
  const [, ticket] = /^deskside:\/\/ticket\/([a-z]{0,4}\d{1,15})\/?$/i.exec(address) ?? [];
  if (ticket !== undefined) return { do: 'show-ticket', number: ticket.toUpperCase() };
  const [, wanted = ''] = /^deskside:\/\/queue\/([\w-]+)\/?$/i.exec(address) ?? [];
  // The window knows whether its agent has such a queue, and says so if not.
  const queue = idSchema.safeParse(wanted.toLowerCase());
  return queue.success ? { do: 'show-queue', queue: queue.data } : { do: 'say-dead-link' };
}

function launcherDestination(word: string, folder: string): Command | undefined {
  const path = word.length > longestPath ? undefined : pathOf(word);
  return path !== undefined && isLauncherFile(path)
    ? { do: 'propose-desk', folder: dirname(resolve(folder, path)) }
    : undefined;
}

function isLauncherFile(path: string): boolean {
  return path.toLowerCase().endsWith(launcherExtension) && basename(path) !== launcherExtension && !path.includes('\0');
}

/** The path of a file, which Linux passes as an address. */
function pathOf(word: string): string | undefined {
  if (!/^file:/i.test(word)) return word;
  try {
    return fileURLToPath(word);
  } catch {
    return undefined; // An address that is not a local file, or hides a slash, leads nowhere.
  }
}
