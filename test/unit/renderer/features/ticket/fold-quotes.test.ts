import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldQuotes } from '../../../../../renderer/features/ticket/fold-quotes.ts';
import type { BodyNode } from '../../../../../shared/bridge/contract/tickets.ts';
import { runs } from '../../../../support/runs.ts';

const p = (...children: readonly BodyNode[]): BodyNode => ({ tag: 'p', children });
const br: BodyNode = { tag: 'br', children: [] };
const quote = (...children: readonly BodyNode[]): BodyNode => ({ tag: 'blockquote', children });
const long = quote(p('The same again and again. '.repeat(30)));

const folded = (...body: readonly BodyNode[]) =>
  foldQuotes(body).map(({ isFolded, nodes }) => [isFolded, nodes.length]);

describe('V131: quoted text', () => {
  test('is folded at the end of an entry, with the line that introduces it', () => {
    expect(folded(p('It works.'), quote(p('Does it?')))).toEqual([
      [false, 1],
      [true, 1],
    ]);
    expect(folded(p('It works.'), '\n', p('On Monday Ken wrote:'), '\n', quote(p('Does it?')), '\n')).toEqual([
      [false, 2],
      [true, 4],
    ]);
  });

  test('is also what is marked line by line, as in plain emails', () => {
    expect(folded(p('Yes.'), p('> Does it print?', br, '> Ken'))).toEqual([
      [false, 1],
      [true, 1],
    ]);
    expect(folded(p('Yes.'), p('> Does it print?', br, 'It does.'))).toEqual([[false, 2]]);
  });

  test('stays in the middle of a text, unless it is long', () => {
    expect(folded(p('You wrote:'), quote(p('Short')), p('I see.'))).toEqual([
      [false, 1],
      [false, 1],
      [false, 1],
    ]);
    expect(folded(p('You wrote:'), long, p('I see.'))).toEqual([
      [true, 2],
      [false, 1],
    ]);
  });

  test('stays if the entry holds nothing else', () => {
    for (const body of [[quote(p('Hm.'))], [long], [p('On Monday Ken wrote:'), quote(p('Hm.'))], []])
      expect(folded(...body)).toEqual([[false, body.length]]);
  });

  test('a paragraph that is no introduction is not folded with it', () => {
    expect(folded(p('Please read this:', ' '.repeat(3), 'x'.repeat(300), ':'), quote(p('Hm.')))).toEqual([
      [false, 1],
      [true, 1],
    ]);
    expect(folded(p('Read this.'), p('Below.'), quote(p('Hm.')))).toEqual([
      [false, 2],
      [true, 1],
    ]);
  });

  test('nothing of an entry is lost, moved, or doubled', () => {
    const node = fc.constantFrom<BodyNode>(
      p('Text.'),
      p('He wrote:'),
      p('> marked'),
      quote(p('Short')),
      long,
      '\n',
      br,
    );
    fc.assert(
      fc.property(fc.array(node, { maxLength: 12 }), (body) => {
        expect(foldQuotes(body).flatMap(({ nodes }) => nodes)).toEqual(body);
      }),
      runs(200),
    );
  });
});
