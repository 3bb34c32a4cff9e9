import type { Page } from '@playwright/test';
import { english } from '../../../renderer/i18n/messages.ts';
import { pseudo } from '../../../renderer/i18n/pseudo.ts';
import { direct } from './steps.ts';
import { escaped, fixedPieces } from './wording.ts';

/** Each message in the pseudo-language as a pattern with wildcards for arguments; the most general ones last. */
const forms = Object.values(english)
  .map((message) => fixedPieces(pseudo(message)))
  .toSorted((a, b) => b.join('').length - a.join('').length)
  .map((pieces) => ({ pieces, pattern: new RegExp(`^${pieces.map(escaped).join('(.*?)')}$`, 's') }));

/** What dates and times are made of: the system's language gives the words, not the product. */
const calendar = new Set(
  Array.from({ length: 84 }, (_, day) => Date.UTC(2026, day % 12, day % 28, day % 24)).flatMap((ms) =>
    [
      { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric' } as const,
      { dateStyle: 'full', timeStyle: 'short' } as const,
    ].flatMap((style) => new Intl.DateTimeFormat('en-US', style).formatToParts(ms).map(({ value }) => value.trim())),
  ),
);
const timeZones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')].map((name) => name.replaceAll('_', ' ')));
const keys = /\bCtrl([+ ]\w\b)?|⌘\w?| \(\w\)$/g;

const listedKinds = ['agent', 'department', 'field', 'plan', 'priority', 'role', 'schedule', 'status', 'team', 'topic'];

/** Every word that the desk itself holds: records, people, tickets and what was written in them. */
export async function deskWords(page: Page): Promise<ReadonlySet<string>> {
  const words = new Set<string>();
  const ask = async (name: string, input: object) => {
    const { value } = await direct(page, 'ask', name, input);
    collect(value, words);
    return value;
  };
  collect((await direct(page, 'call', 'desk.status', {})).value, words);
  await ask('desk.choices', {});
  await ask('agents.lacks', {});
  for (const kind of listedKinds) await ask('records.list', { kind, archived: true });
  for (const queue of ['open', 'mine', 'closed']) {
    const { rows } = (await ask('queue.page', { queue, offset: 0, limit: 200 })) as { rows: { id: string }[] };
    for (const { id } of rows) {
      await ask('ticket.details', { ticketId: id });
      await ask('thread.page', { ticketId: id, limit: 200 });
    }
  }
  return words;
}

function collect(value: unknown, words: Set<string>, key = ''): void {
  if (typeof value === 'string') {
    words.add(value.trim()).add(value.trim().toLowerCase());
    // A person may also be named by their first name.
    if (/name$/i.test(key)) words.add(value.split(' ')[0] ?? '');
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) collect(inner, words, name);
  }
}

/** The texts on the page that neither come from the product's messages nor are data of the desk. */
export async function untranslated(page: Page, words: ReadonlySet<string>): Promise<string[]> {
  const shown = await page.evaluate(shownTexts);
  return shown.filter((text) => !isKnown(text, words));
}

/** A text is fine when it is data, a message filled in with fine things, or a row of those. */
function isKnown(text: string, words: ReadonlySet<string>): boolean {
  const rest = text.replaceAll(keys, '').trim();
  if (!/\p{L}/u.test(rest) || words.has(rest) || timeZones.has(rest)) return true;
  const isFilled = forms.some(({ pieces, pattern }) => {
    // Most patterns do not match: checking for their fixed words first is a hundred times faster.
    if (!pieces.every((piece) => rest.includes(piece))) return false;
    return (
      pattern
        .exec(rest)
        ?.slice(1)
        .every((part) => isKnown(part, words) || isPlural(part)) ?? false
    );
  });
  if (isFilled) return true;
  const parts = apart(rest);
  return parts[0] === rest ? isRow(rest.split(/\s+/), words) : parts.every((part) => isKnown(part, words));
}

/** Whether the text is a sequence of data and parts of dates. */
function isRow(tokens: readonly string[], words: ReadonlySet<string>): boolean {
  if (tokens.length === 0) return true;
  return tokens.some((_, index) => {
    const first = tokens.slice(0, index + 1).join(' ');
    const isData = calendar.has(first) || words.has(first) || !/\p{L}/u.test(first);
    return isData && isRow(tokens.slice(index + 1), words);
  });
}

/** `[…]` with what is inside stays together; what is outside comes apart at its punctuation. */
function apart(text: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '[') depth += 1;
    if (depth === 0 && /[,·:()–+]/.test(character)) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${character}`);
    if (character === ']') depth -= 1;
    if (character === ']' && depth === 0) parts.push('');
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** The words of a plural are those between its braces. */
function isPlural(part: string): boolean {
  return plurals.some((plural) => plural.test(part));
}

const plurals = Object.values(english).flatMap((message) =>
  [...message.matchAll(/\{([^{}]*)\}/g)]
    .map(([, words = '']) => words)
    .filter((words) => /\s/.test(words))
    .map((words) => new RegExp(`^${words.split('#').map(escaped).join(String.raw`[\d.,]+`)}$`)),
);

function shownTexts(): string[] {
  const texts = new Set<string>();
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest('script, style, .written, [data-colour], [translate="no"]') || !element.checkVisibility())
      continue;
    for (const name of ['aria-label', 'aria-description', 'placeholder', 'data-placeholder', 'title', 'alt'])
      texts.add(element.getAttribute(name) ?? '');
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) texts.add(node.nodeValue ?? '');
  }
  for (const option of document.querySelectorAll('option')) texts.add(option.textContent ?? '');
  return [...texts, document.title];
}
