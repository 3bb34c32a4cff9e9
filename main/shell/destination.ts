import { basename, dirname, isAbsolute, resolve } from 'node:path';
import type { Command } from '../../shared/bridge/commands.ts';
import { queueNames } from '../../shared/views/queues.ts';

/** The scheme of links to a desk, as `deskside://ticket/1042`. */
export const linkScheme = 'deskside';

/** The ending of the small file in a desk's folder that opens the desk. */
export const doorEnding = '.deskside';

const longest = 1_000;

/**
 * Where a word from outside leads: a link, or the path of a desk's door. A link only ever leads somewhere; whatever it
 * says besides is not looked at. Nothing for a word that is neither.
 */
export function destinationOf(word: string, folder: string): Command | undefined {
  if (word.length > longest || word.startsWith('-')) return undefined;
  if (word.toLowerCase().startsWith(`${linkScheme}:`)) return linkDestination(word);
  return doorDestination(word, folder);
}

function linkDestination(address: string): Command {
  const [, ticket] = /^deskside:\/\/ticket\/([a-z]{0,4}\d{1,15})\/?$/i.exec(address) ?? [];
  if (ticket !== undefined) return { do: 'show-ticket', number: ticket.toUpperCase() };
  const [, wanted = ''] = /^deskside:\/\/queue\/(\w+)\/?$/i.exec(address) ?? [];
  const queue = queueNames.find((name) => name === wanted.toLowerCase());
  return queue ? { do: 'show-queue', queue } : { do: 'say-dead-link' };
}

function doorDestination(word: string, folder: string): Command | undefined {
  const isDoor = word.toLowerCase().endsWith(doorEnding) && basename(word) !== doorEnding && !word.includes('\0');
  if (!isDoor) return undefined;
  const path = isAbsolute(word) ? word : resolve(folder, word);
  return { do: 'propose-desk', folder: dirname(path) };
}
