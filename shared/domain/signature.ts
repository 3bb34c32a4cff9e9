import { emailKey } from './email.ts';
import { withoutControls, withoutEdges, withoutIsolation } from './hidden-marks.ts';
import { mailboxIn } from './mailbox.ts';
import { digitsOf, isPhoneLabel, phoneIn } from './phone-number.ts';

/** How somebody signs: several lines, or the cells of a table. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** Characters that may be a signature; more is a letter. */
const longest = 600;
/** Characters that the field of a phone number takes. */
const longestPhone = 60;

const lineEnd = /[\r\n\v\f\u0085\u2028\u2029]+/;
/** A cell ends, or what parts the words of one line like a cell. */
const cellEnd = /\t+|\s+[|•·]\s+/;
/** What only draws a line above a signature. */
const drawn = /^[-_=*~–—|•·\s]*$/;
const mailLabel = /^(?:(?:e-?mail|mail)(?:\s+address)?|e)(?:\s*[.:]+\s*|\s+(?=\S+$)|$)/i;
const nameLabel = /^(?:full\s+)?name\s*:\s*/i;

interface Cell {
  readonly words: string;
  readonly isFirst: boolean;
}

interface Part {
  readonly cell: Cell;
  readonly email?: string;
  readonly phone?: string | undefined;
  /** What of it is neither. */
  readonly rest: string;
}

/**
 * The name, the address and the phone number in several lines or cells; undefined where there is only one, or none of
 * it is an address or a number. What is neither stays in the name, and so do two different addresses.
 */
export function signatureIn(typed: string): Signature | undefined {
  if (typed.length > longest) return undefined;
  const cells = cellsOf(typed);
  if (cells.length < 2) return undefined;
  const parts = withLabels(cells).map(partOf);
  const emails = distinct(parts, ({ email }) => email, emailKey);
  const phones = distinct(parts, ({ phone }) => phone, digitsOf);
  const email = emails.length === 1 ? emails.join() : '';
  const phone = phones.join(', ').length <= longestPhone ? phones.join(', ') : '';
  if (email === '' && phone === '') return undefined;
  const isWhole = (part: Part) => (part.email === undefined || email !== '') && (!part.phone || phone !== '');
  const name = parts
    .map((part) => ({ ...part.cell, words: isWhole(part) ? part.rest : part.cell.words }))
    .filter(({ words }) => words !== '')
    .reduce((before, { words, isFirst }) => joined(before, words, isFirst), '');
  return name === '' && email === '' ? undefined : { name: name || email, email, phone };
}

function cellsOf(typed: string): Cell[] {
  return withoutIsolation(typed)
    .split(lineEnd)
    .flatMap((line) =>
      line
        .split(cellEnd)
        .map((cell) => withoutEdges(withoutControls(cell).replace(/\s+/g, ' ')))
        .filter((words) => !drawn.test(words))
        .map((words, at) => ({ words, isFirst: at === 0 })),
    );
}

/** A label may have a cell of its own, before what it names. */
function withLabels(cells: readonly Cell[]): Cell[] {
  const labelled: Cell[] = [];
  for (const cell of cells) {
    const before = labelled.at(-1);
    if (before && isLabelOf(before.words, cell.words))
      labelled.splice(-1, 1, { ...before, words: `${before.words} ${cell.words}` });
    else labelled.push(cell);
  }
  return labelled;
}

function isLabelOf(label: string, words: string): boolean {
  if (isPhoneLabel(label)) return phoneIn(`${label} ${words}`) !== undefined;
  return label.replace(mailLabel, '') === '' && mailboxIn(words)?.name === mailboxIn(words)?.email;
}

function partOf(cell: Cell): Part {
  const phone = phoneIn(cell.words);
  if (phone !== undefined) return { cell, phone, rest: '' };
  const found = mailboxIn(cell.words.replace(mailLabel, ''));
  if (!found) return { cell, rest: cell.words.replace(nameLabel, '') };
  const name = found.name === found.email ? '' : found.name;
  const beside = phoneIn(name);
  return { cell, email: found.email, phone: beside, rest: beside === undefined ? name.replace(nameLabel, '') : '' };
}

function distinct(
  parts: readonly Part[],
  read: (part: Part) => string | undefined,
  key: (found: string) => string,
): string[] {
  const found = parts.map(read).filter((value) => value !== undefined);
  return [...new Map(found.toReversed().map((value) => [key(value), value])).values()].toReversed();
}

/** Lines are told apart by a comma, the cells of one line are one name. */
function joined(before: string, words: string, isFirst: boolean): string {
  if (before === '') return words;
  return isFirst ? `${before.replace(/[\s,;]+$/, '')}, ${words}` : `${before} ${words}`;
}
