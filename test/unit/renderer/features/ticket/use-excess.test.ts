import fc from 'fast-check';
import type { Mark, Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { editorSchema, sliceOfText } from '../../../../../renderer/features/ticket/editor-schema.ts';
import { htmlOf } from '../../../../../renderer/features/ticket/entry-html.ts';
import { excessOf } from '../../../../../renderer/features/ticket/use-excess.ts';
import { longestDraft } from '../../../../../shared/bridge/draft.ts';
import { longestBody, longestHtml } from '../../../../../shared/domain/body.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { runs } from '../../../../support/runs.ts';

const { marks } = editorSchema;

const docOf = (...blocks: readonly Node[]): Node => editorSchema.node('doc', null, blocks);
const paragraphOf = (...inline: readonly Node[]): Node => editorSchema.node('paragraph', null, inline);
const words = (text: string, ...set: readonly Mark[]): Node => editorSchema.text(text, set);
const typed = (text: string): Node => editorSchema.node('doc', null, sliceOfText(text).content);

describe('text that is too long to send', () => {
  test('say by how many characters, and those that are not say nothing', () => {
    expect(excessOf(typed(''))).toBeUndefined();
    expect(excessOf(typed('x'.repeat(longestBody)))).toBeUndefined();
    expect(excessOf(typed(` ${'x'.repeat(longestBody)}\n\n\n`))).toBeUndefined();
    expect(excessOf(typed('x'.repeat(longestBody + 1)))).toEqual({ characters: 1 });
    expect(excessOf(typed(`${'x'.repeat(longestBody)}\n${'y'.repeat(99)}`))).toEqual({ characters: 100 });
  });

  test('say so too where it is the formatting that is too much', () => {
    const href = `https://example.com/${'a'.repeat(980)}`;
    const links = Array.from({ length: 500 }, (_, index) => words(`${index} `, marks.link.create({ href })));
    const lines = links.map((link) => paragraphOf(link));
    expect(excessOf(docOf(...lines.slice(0, 300)))).toBeUndefined();
    expect(excessOf(docOf(...lines))).toEqual({ percent: 29 });
  });
});

describe(`a draft can hold anything that can be sent (SEED=${seed})`, () => {
  const set = fc.subarray([
    marks.link.create({ href: 'tel:1' }),
    marks.em.create(),
    marks.strong.create(),
    marks.code.create(),
  ]);
  const piece = fc.oneof(
    fc.tuple(fc.constantFrom('x', '"', '\\', '\t', 'words'), set).map(([text, given]) => words(text, ...given)),
    fc.constant(editorSchema.node('hard_break')),
  );
  const paragraph = fc.array(piece, { minLength: 1, maxLength: 12 }).map((inline) => paragraphOf(...inline));
  const item = fc
    .array(paragraph, { minLength: 1, maxLength: 3 })
    .map((all) => editorSchema.node('list_item', null, all));
  const list = fc
    .array(item, { minLength: 1, maxLength: 4 })
    .map((items) => editorSchema.node('bullet_list', null, items));
  const quote = fc
    .array(fc.oneof(paragraph, list), { minLength: 1, maxLength: 4 })
    .map((blocks) => editorSchema.node('blockquote', null, blocks));

  test('no block is longer in it than ten times its HTML', () => {
    const property = fc.property(fc.oneof(paragraph, list, quote), (block) => {
      // Words around it: an entry has no empty lines at its ends.
      const [around, full] = [
        docOf(paragraphOf(words('a')), paragraphOf(words('z'))),
        docOf(paragraphOf(words('a')), block, paragraphOf(words('z'))),
      ];
      const grown = JSON.stringify(full.toJSON()).length - JSON.stringify(around.toJSON()).length;
      expect(grown).toBeLessThanOrEqual(10 * (htmlOf(full).length - htmlOf(around).length));
    });
    fc.assert(property, runs(200));
  });

  test('the longest of one character to a line fit', () => {
    const lines = typed(Array.from({ length: longestBody / 2 }, () => 'x').join('\n'));
    expect(excessOf(lines)).toBeUndefined();
    expect(htmlOf(lines).length).toBeLessThan(longestHtml);
    expect(JSON.stringify(lines.toJSON()).length).toBeLessThan(longestDraft);
  });
});
