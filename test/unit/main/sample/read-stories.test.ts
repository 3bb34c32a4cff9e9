import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readStories } from '../../../../main/sample/read-stories.ts';
import { englishWords } from '../../../../renderer/i18n/sentences/english-words.ts';
import { errorText } from '../../../../renderer/i18n/sentences/error-text.ts';
import { sampleTexts } from '../../../support/sample-texts.ts';
import { expectDone, temporaryFolder } from '../../../support/test-desk.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeEach(async () => {
  folder = await temporaryFolder();
  await cp(sampleTexts, folder.path, { recursive: true });
});

afterEach(() => folder.remove());

async function refusal(): Promise<string> {
  const read = await readStories(folder.path);
  return read.ok ? 'read' : errorText(englishWords, read.error);
}

const sentence =
  'The sample desk can’t be created because “devices.json” is missing from this copy of Deskside or damaged. Install Deskside again.';

test('G26: the sample desk is read from its files, forty stories in all', async () => {
  expect(expectDone(await readStories(folder.path))).toHaveLength(40);
});

test('G26: a missing file of the sample desk is named in a sentence, and no part of the sample is used', async () => {
  await rm(join(folder.path, 'devices.json'));
  expect(await refusal()).toBe(sentence);
});

const devices = () => readFile(join(folder.path, 'devices.json'), 'utf8');

test.each([
  ['cut off', async () => (await devices()).slice(0, -100)],
  ['empty', async () => ''],
  ['without a story', async () => '[]'],
  ['of another kind', async () => '{}'],
  ['with a step that nobody can take', async () => (await devices()).replace('"say": "reply"', '"say": "song"')],
  ['with a word that is not known', async () => (await devices()).replace('"topic"', '"theme"')],
])('G26: a damaged file of the sample desk is named, here one %s', async (_how, text) => {
  await writeFile(join(folder.path, 'devices.json'), await text());
  expect(await refusal()).toBe(sentence);
});
