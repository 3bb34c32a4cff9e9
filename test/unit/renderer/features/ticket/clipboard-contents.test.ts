import { expect, test } from 'vitest';
import { meantBy } from '../../../../../renderer/features/ticket/clipboard-contents.ts';
import { clipboardFixture } from '../../../../support/clipboard.ts';

const image = [{ name: 'image.png' }];

test.each(['word-list', 'excel-range', 'libreoffice-calc', 'powerpoint-slide'])(
  'X47: the words of %s are meant where a picture of them lies beside them',
  (name) => {
    const html = clipboardFixture(name);
    expect(meantBy({ html, text: 'words', files: image })).toBe('words-and-files');
    expect(meantBy({ html, text: 'words', files: [] })).toBe('words');
  },
);

test.each([
  ['a picture that a browser copied', clipboardFixture('copied-picture'), ''],
  ['the same with its address as text', clipboardFixture('copied-picture'), 'https://example.com/floor-plan.png'],
  ['a screenshot', [], ''],
  ['a copied file with its name', [], 'image.png'],
  ['a copied file with its path', [], 'C:\\Users\\ken\\image.png\r\n'],
  ['a copied file with its address', [], 'file:///home/ken/image.png\n'],
])('X47: the file is meant by %s', (_name, html, text) => {
  expect(meantBy({ html, text, files: image })).toBe('files');
});

test('plain words beside a picture are meant too', () => {
  expect(meantBy({ html: [], text: 'Total: 35', files: image })).toBe('words-and-files');
});
