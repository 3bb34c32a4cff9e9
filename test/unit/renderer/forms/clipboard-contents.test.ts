import { expect, test } from 'vitest';
import { wordsOf } from '../../../../renderer/features/ticket/pasted-tree.ts';
import { countLostPictures, pasteIntent } from '../../../../renderer/forms/clipboard-contents.ts';
import { clipboardFixture } from '../../../support/clipboard.ts';

const image = [{ name: 'image.png' }];

test.each(['word-list', 'excel-range', 'libreoffice-calc', 'powerpoint-slide'])(
  'X47: the words of %s are meant where a picture of them lies beside them',
  (name) => {
    const html = wordsOf(clipboardFixture(name));
    expect(pasteIntent({ html, text: 'words', files: image })).toBe('words-and-files');
    expect(pasteIntent({ html, text: 'words', files: [] })).toBe('words');
  },
);

test.each([
  ['a picture that a browser copied', wordsOf(clipboardFixture('copied-picture')), ''],
  [
    'the same with its address as text',
    wordsOf(clipboardFixture('copied-picture')),
    'https://example.com/floor-plan.png',
  ],
  ['a screenshot', undefined, ''],
  ['a copied file with its name', undefined, 'image.png'],
  ['a copied file with its path', undefined, 'C:\\Users\\ken\\image.png\r\n'],
  ['a copied file with its address', undefined, 'file:///home/ken/image.png\n'],
])('X47: the file is meant by %s', (_name, html, text) => {
  expect(pasteIntent({ html, text, files: image })).toBe('files');
});

test('plain text with a picture is pasted as text too', () => {
  expect(pasteIntent({ html: undefined, text: 'Total: 35', files: image })).toBe('words-and-files');
});

test.each([
  ['the only picture of the words lies beside them', ['image/png'], 1, 0, 0],
  ['one of two lies beside them', ['image/png'], 2, 0, 2],
  ['another one was taken', ['image/png'], 1, 1, 1],
  ['nothing lies beside them', [], 1, 0, 1],
  ['something else lies beside them', ['text/plain'], 1, 0, 1],
])('X47: where %s, what is offered is not called lost', (_name, types, lost, taken, left) => {
  const files = types.map((type) => ({ type }));
  expect(countLostPictures(files, lost, taken)).toBe(left);
});
