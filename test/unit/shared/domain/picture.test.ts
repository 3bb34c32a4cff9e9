import { expect, test } from 'vitest';
import { altOf, largestPicture, pictureTypeOf, shownPictures } from '../../../../shared/domain/picture.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
  ['\x89PNG\r\n\x1a\n....', 'image/png'],
  ['\xff\xd8\xff\xe0....', 'image/jpeg'],
  ['GIF87a......', 'image/gif'],
  ['GIF89a......', 'image/gif'],
  ['RIFF....WEBPVP8 ', 'image/webp'],
  ['RIFF....WAVE', undefined],
  ['<svg onload="x">', undefined],
  ['%PDF-1.7', undefined],
  ['GIF8', undefined],
  ['', undefined],
])('the kind of a picture is what its first bytes say: %j', (beginning, type) => {
  expect(pictureTypeOf(bytesOf(beginning))).toBe(type);
});

test('X46: shown are pictures that are small enough, as many as an entry may show', () => {
  const of = (type: string, size: number) => ({ type, size });
  const [png, jpeg] = [of('image/png', largestPicture), of('image/jpeg', largestPicture)];
  const files = [
    of('image/svg+xml', 1),
    of('application/octet-stream', 1),
    of('image/png', largestPicture + 1),
    png,
    jpeg,
    png,
  ];
  expect(shownPictures(files)).toEqual([png, jpeg, png]);
  expect(shownPictures([png, png, png, of('image/gif', 1)])).toEqual([png, png, png]);
});

test('what stands for a picture is a line of plain words', () => {
  expect(altOf('  <b>"A\u202e\nplan  of"\u0000 it ')).toBe('b A plan of it');
  expect(altOf('x'.repeat(500))).toHaveLength(200);
});
