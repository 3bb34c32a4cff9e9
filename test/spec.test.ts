import { describe, expect, test } from 'vitest';
import { sourceFiles, textOf } from './support/source-files.ts';

/** The rules of the domain, which hold in every host, and those of the Electron shell. */
const pages = ['shared/domain/SPEC.md', 'main/shell/SPEC.md'].map(textOf);
const page = pages.join('\n');

interface Tests {
  readonly file: string;
  readonly text: string;
}

/** Of the end-to-end tests only those about security name rules; others name keys, such as F6. */
const tests: readonly Tests[] = [
  ...sourceFiles(['test/unit', 'test/sync', 'test/faults', 'test/package'], /\.test\.ts$/),
  ...sourceFiles(['test/ui'], /\.spec\.ts$/),
  ...sourceFiles(['test/e2e'], /\/security-[\w-]+\.spec\.ts$/),
].map((file) => ({ file, text: textOf(file) }));

interface Rule {
  readonly number: string;
  readonly isRetired: boolean;
}

/** A rule is a line of a list that begins with its number in bold; a retired one goes on with "Retired". */
function rulesOn(spec: string): Rule[] {
  const found = spec.matchAll(/^- \*\*([A-Z]{1,2}\d+)\*\* (Retired\b)?/gm);
  return [...found].map(([, number = '', retired]) => ({ number, isRetired: retired !== undefined }));
}

/** The rules that the titles of some tests name. A title may stand in a table, so every text counts that begins so. */
function namedIn(text: string): Set<string> {
  const titles = text.matchAll(/[`'"]([A-Z]{1,2}\d+(?:, [A-Z]{1,2}\d+)*): /g);
  return new Set([...titles].flatMap(([, numbers = '']) => numbers.split(', ')));
}

function unproved(spec: string, all: readonly Tests[]): string[] {
  const named = new Set(all.flatMap(({ text }) => [...namedIn(text)]));
  return rulesOn(spec)
    .filter(({ number, isRetired }) => !isRetired && !named.has(number))
    .map(({ number }) => `No test names ${number}: begin the title of the test that proves it with "${number}: ".`);
}

function unwritten(spec: string, all: readonly Tests[]): string[] {
  const living = new Set(
    rulesOn(spec)
      .filter(({ isRetired }) => !isRetired)
      .map(({ number }) => number),
  );
  return all.flatMap(({ file, text }) =>
    [...namedIn(text)]
      .filter((number) => !living.has(number))
      .map((number) => `${file} names ${number}, which is no rule of SPEC.md: write it down there, or name another.`),
  );
}

function doubled(spec: string): string[] {
  const numbers = rulesOn(spec).map(({ number }) => number);
  return [...new Set(numbers.filter((number, index) => numbers.indexOf(number) !== index))].map(
    (number) => `SPEC.md defines ${number} more than once: give the newer rule a number that was never used.`,
  );
}

test('the rules and the tests were found', () => {
  expect(rulesOn(page).length).toBeGreaterThan(150);
  expect(tests.length).toBeGreaterThan(50);
});

describe('the specification', () => {
  test('has no rule that no test names', () => expect(unproved(page, tests)).toEqual([]));

  test('has every rule that a test names', () => expect(unwritten(page, tests)).toEqual([]));

  test('gives each number once', () => expect(doubled(page)).toEqual([]));

  test('writes a number in bold only where it defines the rule', () => {
    const bold = [...page.matchAll(/\*\*([A-Z]{1,2}\d+)\*\*/g)].map(([, number]) => number);
    expect(bold).toEqual(rulesOn(page).map(({ number }) => number));
  });
});

describe('a check that forbids can be seen to forbid', () => {
  const rule = (number: string, sentence = 'It rains.') => `- **${number}** ${sentence}\n`;
  const proving = (title: string): Tests => ({ file: 'x.test.ts', text: `test('${title}', () => {});` });

  test('a rule without a test, unless it is retired', () => {
    const spec = rule('T1') + rule('T2') + rule('T3', 'Retired: it rains no more.');
    expect(unproved(spec, [proving('T1: rains')])).toEqual([
      'No test names T2: begin the title of the test that proves it with "T2: ".',
    ]);
  });

  test('a test of a rule that is not there, or that is retired', () => {
    const spec = rule('T1') + rule('T3', 'Retired: it rains no more.');
    const all = ['T1: rains', 'T2: snows', 'T3: rained', 'T4 is a size'].map(proving);
    expect(unwritten(spec, all)).toEqual([
      'x.test.ts names T2, which is no rule of SPEC.md: write it down there, or name another.',
      'x.test.ts names T3, which is no rule of SPEC.md: write it down there, or name another.',
    ]);
  });

  test('a number that stands for two rules', () => {
    expect(doubled(rule('T1') + rule('T2') + rule('T1') + rule('T1', 'Retired.'))).toEqual([
      'SPEC.md defines T1 more than once: give the newer rule a number that was never used.',
    ]);
  });
});
