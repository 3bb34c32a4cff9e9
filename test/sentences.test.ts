import { describe, expect, test } from 'vitest';
import { sourceFiles, textOf } from './support/source-files.ts';

/** Where texts in English may stand outside of `renderer/i18n`, and why. */
const allowed: readonly (readonly [place: RegExp, why: string])[] = [
  [/^main\/(launch\/|(start|browser|desk|seed|package)\.ts$)/, 'what npm scripts say at a terminal'],
  [/^main\/(inspect\/|desk\/reset-secrets\.ts$|host\/(app-window|chromium|options)\.ts$)/, 'what they say, too'],
  [/^main\/desk\/launcher-file\.ts$/, 'a file in the folder of a desk that says what it is for'],
  [/^main\/platform\/(log|logind)\.ts$/, 'the log, and what a service of the system answers'],
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
