import { pictureWords } from '../domain/picture.ts';
import { draftContentOf } from './draft-content.ts';
import { nextStatusIn } from './next-status.ts';
import { noteDraftOf } from './note-draft.ts';

/** The forms whose drafts hold plain text; all others hold an editor’s document or a form’s fields. */
type PlainTab = 'message' | 'assign' | 'transfer' | 'refer' | BulkTab;
type BulkTab = `bulk-${string}`;

const plainTabs: ReadonlySet<string> = new Set<PlainTab>(['message', 'assign', 'transfer', 'refer']);

function isPlain(tab: string): tab is PlainTab {
  return plainTabs.has(tab) || tab.startsWith('bulk-');
}

/** A draft as plain text: an editor’s text without formatting, a note, or the entries of a new-ticket form. */
export function draftWords(tab: PlainTab | 'about' | 'reply' | 'note' | 'intake', text: string): string {
  if (isPlain(tab)) return text.trim();
  if (tab === 'about') return noteDraftOf(text).note.trim();
  const content = draftContentOf(text);
  return tab === 'intake' ? intakeWords(content) : editorWords(content) || nextStatusIn(content).reason.trim();
}

function intakeWords(form: unknown): string {
  const { summary, details, requester } = partsOf(form);
  const written = [summary, details].map(textOf).filter((words) => words !== '');
  return written.length > 0 ? written.join('\n') : textOf(partsOf(requester).name);
}

/** The text of the editor’s document, one line per block; without recursion, however deep it is. */
function editorWords(doc: unknown): string {
  let words = '';
  const waiting: unknown[] = [doc];
  while (waiting.length > 0) {
    const node = waiting.pop();
    const { type, text, content, attrs } = partsOf(node);
    if (typeof text === 'string') words += text;
    else if (type === 'picture') words += pictureWords(textOf(partsOf(attrs).alt));
    else if (type === 'hard_break' || (Array.isArray(content) && words !== '' && !words.endsWith('\n'))) words += '\n';
    if (Array.isArray(content)) for (const child of content.toReversed()) waiting.push(child);
  }
  return words.trim();
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
