import { emailKey } from './email.ts';
import { withoutControls, withoutEdges, withoutIsolation } from './hidden-marks.ts';
import { mailboxIn } from './mailbox.ts';
import { digitsOf, isPhoneLabel, phoneIn } from './phone-number.ts';

/** A signature: several lines, or the cells of a table. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** The longest text that may be a signature; more is a letter. */
const longest = 600;
/** The longest phone number of the form. */
const longestPhone = 60;

const lineEnd = /[\r\n\v\f\u0085\u2028\u2029]+/;
/** Separates cells, or parts of one line. */
const cellEnd = /\t+|\s+[|•·]\s+/;
/** A drawn line above a signature. */
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
  /** The parts that are neither address nor number. */
  readonly rest: string;
}

/**
 * The name, the address and the phone number in several lines or cells; undefined if there is only one, or none is an
 * address or a number. Everything else stays in the name, including two different addresses.
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

/** A label may be in a cell of its own, before its value. */
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

/** Lines are joined by a comma; the cells of one line are one name. */
function joined(before: string, words: string, isFirst: boolean): string {
  if (before === '') return words;
  return isFirst ? `${before.replace(/[\s,;]+$/, '')}, ${words}` : `${before} ${words}`;
}
