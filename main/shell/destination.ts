import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from '../../shared/bridge/commands.ts';
import { idSchema } from '../../shared/domain/id.ts';

/** The scheme of links to a desk, as `deskside://ticket/1042`. */
export const linkScheme = 'deskside';

/** The ending of the small file in a desk's folder that opens the desk. */
const launcherExtension = '.deskside';

/** No desk lies deeper: a window takes no longer path. */
const longestPath = 1_000;

/**
 * Where a word from outside leads: a link, or the path of a desk's launcher file. A link only ever leads somewhere; whatever it
 * says besides is not looked at. Nothing for a word that is neither.
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
  // The window knows whether its agent has such a queue, and says so where they have not.
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

/** The path of a file, which Linux hands over as an address. */
function pathOf(word: string): string | undefined {
  if (!/^file:/i.test(word)) return word;
  try {
    return fileURLToPath(word);
  } catch {
    return undefined; // One that is no file of this computer, or hides a slash, leads nowhere.
  }
}
