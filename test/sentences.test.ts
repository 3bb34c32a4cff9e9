import { describe, expect, test } from 'vitest';
import { sourceFiles, textOf } from './support/source-files.ts';

/** Where English texts may be outside `renderer/i18n`, and why. */
const allowed: readonly (readonly [place: RegExp, why: string])[] = [
  [/^main\/(launch\/|(start|browser|desk|seed|package)\.ts$)/, 'what npm scripts say at a terminal'],
  [/^main\/(inspect\/|desk\/reset-secrets\.ts$|host\/(app-window|chromium|options)\.ts$)/, 'what they say, too'],
  [/^main\/desk\/launcher-file\.ts$/, 'a file in the folder of a desk that says what it is for'],
  [/^main\/platform\/(log|logind)\.ts$/, 'the log, and what a service of the system answers'],
  [/^main\/lookup\/search\/(worker\/|index-worker\.ts$)/, 'SQL, and faults for the log'],
  [/^main\/sample\//, 'the words of people in the sample desk'],
  [/^shared\/domain\/(course-records|records\/\w+|sla\/schedule)\.ts$/, 'names of records, which people change'],
];

/** Bugs and the log are for those who look after the program, not for those who use it. */
const forTheLog = /(?:Error|\blog\.(?:warn|info)|\bwarn)\(\s*$/;

const token = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;

/** Three words that begin with a capital, the second in small letters; or words that end as a sentence does. */
function isSentence(text: string): boolean {
  return /^[“A-Z][\w’“”-]*,? [a-z][^\s]* [^\s]+/.test(text) || /^[“A-Z]\S* .*[.!?…]$/.test(text);
}

function sentencesIn(text: string): string[] {
  return [...text.matchAll(token)]
    .filter(({ index }) => !forTheLog.test(text.slice(Math.max(0, index - 40), index)))
    .map(([, single, double, template]) => single ?? double ?? template ?? '')
    .filter(isSentence);
}

describe('sentences in English', () => {
  const files = sourceFiles(['main', 'shared', 'preload', 'renderer'], /\.tsx?$/).filter(
    (file) => !/^renderer\/i18n\/(en|sentences)\//.test(file),
  );

  test('stand in renderer/i18n alone: give a reason and its details, or add a message there', () => {
    const found = files
      .filter((file) => !allowed.some(([place]) => place.test(file)))
      .flatMap((file) => sentencesIn(textOf(file)).map((sentence) => `${file}: ${sentence}`));
    expect(found).toEqual([]);
  });

  test('are still found where they are allowed', () => {
    const quiet = allowed.filter(
      ([place]) => !files.some((file) => place.test(file) && sentencesIn(textOf(file)).length > 0),
    );
    expect(quiet).toEqual([]);
  });

  test.each([
    ["failed('refused', 'There is no such ticket among those you can see.')", 1],
    ['{ reason: `The desk here cannot be read.` }', 1],
    ["const what = 'Nobody answers.'; // That is said.", 1],
    ["throw new Error('There is no such line')", 0],
    ["log.warn('The window is gone')", 0],
    ["// 'This is a comment.'", 0],
    ["import x from './Some file.ts'; 'ticket.unseen'", 0],
  ])('%s holds %d', (code, count) => {
    expect(sentencesIn(code)).toHaveLength(count);
  });
});

/** Folders whose comments have been reviewed. */
const reviewed = ['main', 'preload', 'shared', 'renderer'];

/** Phrases that a reader stumbles over, and for which there is always a plainer one. */
const stilted =
  /\b(whoever|whomever|meanwhile|all the same|be had|(go|goes|going|went) on|takes? in|taking in|by (itself|themselves))\b/i;

/** Names that were replaced because a stranger could not guess them: details, action, desk manager, error boundary. */
const retired = /^(facts?|acts?|house|houses|stumble|own ?words|outside ?words)$/i;

function commentsIn(text: string): string[] {
  return [...text.matchAll(token)].map(([all]) => all).filter((all) => /^\/[/*]/.test(all));
}

/** The identifiers outside of comments and texts, in words: `ticketFacts` is `ticket` and `Facts`. */
function wordsOfNames(text: string): string[] {
  const names = text.replace(token, ' ').match(/[A-Za-z]\w*/g) ?? [];
  return [...new Set(names)].flatMap((name) => name.split(/_|(?<=[a-z0-9])(?=[A-Z])/));
}

describe('plain English', () => {
  test('comments do without stilted phrases', () => {
    const comments = sourceFiles(reviewed, /\.tsx?$/).flatMap((file) =>
      commentsIn(textOf(file)).map((comment) => `${file}: ${comment}`),
    );
    expect(comments.length).toBeGreaterThan(1_000);
    expect(comments.filter((comment) => stilted.test(comment))).toEqual([]);
  });

  test('names avoid words that a stranger could not guess', () => {
    const files = sourceFiles(['main', 'preload', 'renderer', 'shared'], /\.tsx?$/);
    const found = files.flatMap((file) => {
      const ofPath = file.replace(/\.tsx?$/, '').split(/[/-]/);
      return [...ofPath, ...wordsOfNames(textOf(file))]
        .filter((word) => retired.test(word))
        .map((word) => `${file}: ${word}`);
    });
    expect(found).toEqual([]);
  });

  test.each([
    '/** Whoever signs in hears of it. */',
    '// It is written meanwhile.',
    '/* The desk goes on without it. */',
    '// Where it cannot be had, the desk is empty.',
  ])('sees what is stilted in %s', (comment) => {
    expect(commentsIn(`const a = 1; ${comment}`).some((each) => stilted.test(each))).toBe(true);
  });

  test('accepts these words in texts, and plain comments', () => {
    const fine = "const text = 'whoever'; // The desk manager opens one desk at a time.";
    expect(commentsIn(fine).filter((comment) => stilted.test(comment))).toEqual([]);
  });

  test.each(['readonly ticketFacts: string', 'const act = run', 'interface DeskHouse {}'])(
    'sees a retired name in %s',
    (code) => {
      expect(wordsOfNames(code).filter((word) => retired.test(word))).not.toEqual([]);
    },
  );
});

/** Words and spellings that the product's texts avoid, and the alternative. */
const avoided: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\b(?:whoever|whatever|somebody|everybody|anybody)\b/i, 'the noun: an agent, a requester, someone, everyone'],
  [/\b(?:all the same|meanwhile|by itself|takes? in|goes on|any more)\b/i, 'the plain word, or nothing'],
  [/\b(?:cannot|could not|must not|do not|did not|has not|have not)\b/i, 'the contraction: can’t, couldn’t, don’t'],
  [/e-mail/i, 'email'],
  [/\b\w*(?:colour|behaviour|licence|cancelled|organis|recognis)\w*/i, 'the US spelling'],
  [/'/, 'the curly apostrophe'],
  [/["«»„]|\.\.\./, 'curly quotes, and … as one character'],
  [/(?:\d|\}) %/, 'a percentage without a space'],
];

/** Labels are in sentence case; these names keep their capitals, and menus name keys. */
const names =
  /\b(?:Deskside|Agents|Drafts|Assign|Chromium|macOS|Windows|Linux|Mac|System Settings|General|Login Items|Settings|Apps|Startup|Install|Jane|John|Doe|Support|Sales|Maintenance|System Administrators|Expanded Access|All Access|Create|Enter|Monday|Sunday|This computer|My settings|PINs?|SLA|SEV-[ABC]|SAMPLE|HH:MM|MB|KB|ID|MIT|J|K|B1001|Z|A|B)\b/g;

/** A word in the middle of a label or sentence that begins with a capital, unless it begins a quotation. */
function strayCapital(text: string): string | undefined {
  return /[a-z,] ([A-Z][a-z]+)/.exec(text.replaceAll('&', '').replace(names, 'name'))?.[1];
}

/** The texts of a table, without its ids and comments. */
function textsIn(table: string): string[] {
  return [...table.matchAll(token)].flatMap(({ 0: whole, 1: text, index }) =>
    text === undefined || table[index + whole.length] === ':' ? [] : [text],
  );
}

describe('texts of the product', () => {
  const tables = sourceFiles(['renderer/i18n/en'], /\.ts$/).map((file) => ({ file, texts: textsIn(textOf(file)) }));
  const found = (faultOf: (text: string) => string | undefined) =>
    tables.flatMap(({ file, texts }) =>
      texts.flatMap((text) => {
        const fault = faultOf(text);
        return fault === undefined ? [] : [`${file}: “${text}” (${fault})`];
      }),
    );

  test('are found in every table', () => {
    expect(tables.filter(({ texts }) => texts.length === 0)).toEqual([]);
  });

  test.each(avoided)('never say %s, but %s', (pattern, instead) => {
    expect(found((text) => (pattern.test(text) ? `say ${instead}` : undefined))).toEqual([]);
  });

  test('are in sentence case', () => {
    expect(found(strayCapital)).toEqual([]);
  });

  test.each([
    ['Open The Folder', 'The'],
    ['Open &Folder', 'Folder'],
    ['Open folder', undefined],
    ['Ask Deskside again. Then restart.', undefined],
  ])('%s has the stray capital %s', (text, capital) => {
    expect(strayCapital(text)).toBe(capital);
  });
});
