import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editorSchema, plainTextOf } from '../../../../../renderer/features/ticket/editor-schema.ts';
import { newerThanText, newerWords } from '../../../../../renderer/features/ticket/newer-words.ts';
import { runs } from '../../../../support/runs.ts';

const letters = fc.stringMatching(/^[a-z]{1,8}$/);
const paragraphs = fc.array(letters, { minLength: 1, maxLength: 4 });

function docOf(texts: readonly string[]) {
  return editorSchema.node(
    'doc',
    null,
    texts.map((text) => editorSchema.node('paragraph', null, text === '' ? [] : editorSchema.text(text))),
  );
}

function newerText(sent: readonly string[], now: readonly string[]): string | undefined {
  const newer = newerWords(docOf(sent), docOf(now));
  return newer && plainTextOf(newer);
}

test('unchanged text has nothing newer', () => {
  fc.assert(
    fc.property(paragraphs, (texts) => {
      expect(newerText(texts, texts)).toBeUndefined();
      expect(newerText(texts, texts.slice(0, -1).concat(''))).toBeUndefined();
      expect(newerText(texts, [...texts, ''])).toBeUndefined();
    }),
    runs(40),
  );
});

test('only text added to the last line, or in lines below it, is newer', () => {
  fc.assert(
    fc.property(paragraphs, letters, paragraphs, (texts, added, below) => {
      const last = texts.at(-1) ?? '';
      const typedOn = [...texts.slice(0, -1), last + added];
      expect(newerText(texts, typedOn)).toBe(added);
      expect(newerText(texts, [...typedOn, ...below])).toBe([added, ...below].join('\n\n'));
      expect(newerText(texts, [...texts, ...below])?.trim()).toBe(below.join('\n\n'));
    }),
    runs(40),
  );
});

test('after a change in the middle, everything from there is kept', () => {
  expect(newerText(['one two', 'three'], ['one 2 two', 'three'])).toBe('2 two\n\nthree');
});

test('the space before the first newer word is left out, so that no line begins with one', () => {
  expect(newerText(['On my way.'], ['On my way. Is the door open?'])).toBe('Is the door open?');
  expect(newerText(['On my way.'], ['On my way.\u00A0 Is the door open?', 'Yes?'])).toBe('Is the door open?\n\nYes?');
  expect(newerText(['On my way.'], ['On my way. \u00A0'])).toBeUndefined();
});

test('the newer part can be shown and sent as a separate document', () => {
  fc.assert(
    fc.property(paragraphs, paragraphs, (texts, below) => {
      newerWords(docOf(texts), docOf([...texts, ...below]))?.check();
    }),
    runs(40),
  );
});

test('text newer than a sent one is found in lists, after empty lines and after pictures', () => {
  const picture = editorSchema.node('picture', { id: 'one', alt: 'a door' });
  const line = (...inline: readonly (string | typeof picture)[]) =>
    editorSchema.node(
      'paragraph',
      null,
      inline.map((one) => (typeof one === 'string' ? editorSchema.text(one) : one)),
    );
  const list = editorSchema.node('bullet_list', null, [
    editorSchema.node('list_item', null, [line('first')]),
    editorSchema.node('list_item', null, [line('second', ' and more')]),
  ]);
  const doc = editorSchema.node('doc', null, [line(), line('Look: ', picture), list]);
  const newer = (sent: string) => newerThanText(sent, doc);
  expect(newer('Look: [picture: a door]\nfirst\nsecond and more')).toBeUndefined();
  expect(plainTextOf(newer('Look: [picture: a door]\nfirst\nsecond') ?? docOf(['']))).toBe('and more');
  const fromPicture = newer('Look:');
  expect(fromPicture?.firstChild?.firstChild?.type.name).toBe('picture');
  expect(newer('Look: [picture: a window]')?.textContent).toBe(fromPicture?.textContent);
  expect(newer('')?.textContent).toBe(doc.textContent);
});
