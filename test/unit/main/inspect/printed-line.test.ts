import { expect, test } from 'vitest';
import { printedLine } from '../../../../main/inspect/printed-line.ts';

test('a printed line has nothing in it that a terminal would obey, or that turns it around', () => {
  const everything = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code)).join('');
  const printed = printedLine(`a${everything}\u001b[2Jb\u009b31mc`);
  const bad = /(?!\t)\p{Cc}|[\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]/u;
  expect(bad.test(everything)).toBe(true);
  expect(printed).not.toMatch(bad);
  expect(printed).toMatch(/^a.*bc$/);
});

test('a printed line keeps words of every script, tabs, and what joins the parts of an emoji', () => {
  for (const text of ['Grüße\tan 東京', 'مرحبا', '👨‍👩‍👧 नमस्ते']) expect(printedLine(text)).toBe(text);
});
