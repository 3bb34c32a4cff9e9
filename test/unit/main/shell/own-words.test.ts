import { expect, test } from 'vitest';
import { ownWords } from '../../../../main/shell/own-words.ts';

test('words on the command line are ours after our folder, or after the program where it is packaged', () => {
  const words = ['electron', '--inspect=0', '--no-sandbox', '/deskside', '--desk', '/data'];
  expect(ownWords(words, false)).toEqual(['--desk', '/data']);
  expect(ownWords(['electron', '.'], false)).toEqual([]);
  expect(ownWords(['Deskside.exe', '--desk', '/data'], true)).toEqual(['--desk', '/data']);
});
