import type { SearchPage } from '../../shared/bridge/contract/search.ts';
import type { NetworkRequest } from './net-log.ts';

/*
 * What was seen, judged: each function tells what is wrong in one sentence, or nothing. They know no driver, so that
 * each can be shown what is broken.
 */

type Fault = string | undefined;

export interface SeenBridge {
  /** What `window.deskside` has, and of which type each is; nothing if it is not there. */
  readonly members: Readonly<Record<string, string>> | undefined;
  /** What the page finds of Node or Electron. */
  readonly ways: readonly string[];
}

const bridge = ['ask', 'call', 'run', 'watch'];

export function bridgeFault({ members, ways }: SeenBridge): Fault {
  if (members === undefined) return 'window.deskside is not there.';
  const found = Object.keys(members).toSorted();
  if (found.join() !== bridge.join()) return `window.deskside has ${found.join(', ') || 'nothing'}.`;
  const other = found.filter((name) => members[name] !== 'function');
  if (other.length > 0) return `window.deskside.${other.join(', ')} is not a function.`;
  return ways.length > 0 ? `The page finds ${ways.join(', ')}.` : undefined;
}

/** The state of each face of the page's own fonts: `unloaded`, `loading`, `loaded` or `error`. */
export type SeenFonts = readonly string[];

export function fontFault(fonts: SeenFonts, where: string): Fault {
  if (fonts.includes('error')) return `A font of ${where} could not be loaded.`;
  return fonts.includes('loaded') ? undefined : `No font of ${where} is loaded (${fonts.length} declared).`;
}

export interface SeenMessage {
  /** In pixels: the message and its content. */
  readonly height: number;
  readonly needed: number;
  readonly words: number;
  /** Of its frame; null for one that the window itself shows. */
  readonly fonts: SeenFonts | null;
}

/** One pixel is what rounding takes. */
const mostCutPx = 1;

export function messagesFault(messages: readonly SeenMessage[]): Fault {
  if (messages.every(({ fonts }) => fonts)) return 'The ticket shows no message without a frame.';
  if (messages.every(({ fonts }) => !fonts)) return 'The ticket shows no message in a frame.';
  const cut = messages.find(({ height, needed }) => needed - height > mostCutPx);
  if (cut) return `A message is cut off: ${cut.needed} px of words in ${cut.height} px.`;
  if (messages.some(({ words }) => words === 0)) return 'A message shows no words.';
  const faults = messages.map(({ fonts }) => fonts && fontFault(fonts, 'a message'));
  return faults.find((fault) => typeof fault === 'string') ?? undefined;
}

/** The answer to a search for a word of a reply. */
export type SeenSearch = Pick<SearchPage, 'hits' | 'index'>;

export function searchFault({ hits, index }: SeenSearch, summary: string): Fault {
  if (index.kind !== 'ready') return `Search has no index: it is ${index.kind}.`;
  const hit = hits.find(({ row }) => row.summary === summary);
  if (!hit) return `“${summary}” is not among the ${hits.length} tickets that were found.`;
  return hit.found?.kind === 'reply' ? undefined : `It was found in ${hit.found?.kind ?? 'nothing'}, not in a reply.`;
}

export interface SeenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function fileFault(sent: SeenFile, saved: SeenFile): Fault {
  if (saved.name !== sent.name) return `It was saved as ${saved.name}.`;
  if (saved.bytes.length !== sent.bytes.length)
    return `It was saved with ${saved.bytes.length} of ${sent.bytes.length} bytes.`;
  return saved.bytes.every((byte, index) => byte === sent.bytes[index]) ? undefined : 'It was saved with other bytes.';
}

export function draftFault(written: string, read: string): Fault {
  return read.trim() === written ? undefined : `The reply holds “${read.trim()}” after the start.`;
}

export interface SeenEnd {
  /** The exit code; null after a signal. */
  readonly code: number | null;
  /** Whether it had to be killed. */
  readonly isKilled: boolean;
}

export function endFault({ code, isKilled }: SeenEnd): Fault {
  if (isKilled) return 'It did not end, and was killed.';
  return code === 0 ? undefined : `It ended with ${code ?? 'a signal'}.`;
}

const ownComputer = /^(127(\.\d+){3}|localhost|\[::1\])$/;
/** The program looks for a new version a minute after its start, not sooner. */
const firstCheckMs = 60_000;

/** Hosts beyond this computer, and those of the updates before it is time for them. */
export function quietFault(asked: readonly NetworkRequest[], publishHost: string | undefined): Fault {
  const foreign = asked.filter(
    ({ host, atMs }) => !ownComputer.test(host) && (host !== publishHost || atMs < firstCheckMs),
  );
  return foreign.length > 0 ? `It asked ${listed(foreign)}.` : undefined;
}

/** What a look for a new version asks: where updates are published, and nowhere else. */
export function updateFault(asked: readonly NetworkRequest[], publishHost: string): Fault {
  const other = asked.filter(({ host }) => host !== publishHost && !ownComputer.test(host));
  if (other.length > 0) return `It asked ${listed(other)}.`;
  const own = asked.filter(({ host }) => host === publishHost);
  if (own.length === 0) return `It never asked ${publishHost}.`;
  const open = own.filter(({ what }) => /^(http|ws):/.test(what));
  return open.length > 0 ? `It asked ${listed(open)} without encryption.` : undefined;
}

const mostListed = 10;

/** Without the query, which is long and irrelevant to the destination. */
function listed(asked: readonly NetworkRequest[]): string {
  const addresses = [...new Set(asked.map(({ what }) => what.replace(/[?#].*$/, '')))];
  const more = addresses.length - mostListed;
  return `${addresses.slice(0, mostListed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
