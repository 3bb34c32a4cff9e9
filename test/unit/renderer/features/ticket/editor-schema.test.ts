import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { sanitize } from '../../../../../main/platform/sanitize.ts';
import {
  docFrom,
  editorSchema,
  plainTextOf,
  sliceOfText,
} from '../../../../../renderer/features/ticket/editor-schema.ts';
import { htmlOf } from '../../../../../renderer/features/ticket/entry-html.ts';
import { bodyOfText } from '../../../../../shared/domain/body.ts';
import { runs } from '../../../../support/runs.ts';

const { marks } = editorSchema;
const words = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((text) => text.trim() !== '');
const formatting = fc.subarray([
  marks.strong.create(),
  marks.em.create(),
  marks.link.create({ href: 'https://example.com/?a=%22b%22&c' }),
]);
const piece = fc.oneof(
  fc.tuple(words, formatting).map(([text, set]) => editorSchema.text(text, set)),
  fc.constant(editorSchema.node('hard_break')),
);
const paragraph = fc.array(piece, { maxLength: 4 }).map((content) => editorSchema.node('paragraph', null, content));
const code = words.map((text) => editorSchema.node('code_block', null, editorSchema.text(text)));
const item = paragraph.map((content) => editorSchema.node('list_item', null, content));
const list = fc
  .tuple(fc.constantFrom('bullet_list', 'ordered_list'), fc.array(item, { minLength: 1, maxLength: 3 }))
  .map(([type, items]) => editorSchema.node(type, null, items));
const quote = fc.oneof(paragraph, list).map((content) => editorSchema.node('blockquote', null, content));
const doc = fc
  .array(fc.oneof(paragraph, code, list, quote), { minLength: 1, maxLength: 5 })
  .map((blocks) => editorSchema.node('doc', null, blocks));

function textsOf(node: Node): string[] {
  const texts: string[] = [];
  node.descendants((inner) => {
    if (inner.isText) texts.push(inner.text ?? '');
  });
  return texts;
}

describe('a document of the editor', () => {
  test('is restored from its draft unchanged', () => {
    const property = fc.property(doc, (written) => {
      expect(docFrom(JSON.stringify(written.toJSON())).toJSON()).toEqual(written.toJSON());
    });
    fc.assert(property, runs(60));
  });

  test.each([
    ['no draft', ''],
    ['a torn one', '{"type":"doc","content":[{"ty'],
    ['null', 'null'],
    ['no document', '{"type":"paragraph"}x'],
    ['a node that does not exist', '{"type":"doc","content":[{"type":"table"}]}'],
    ['a mark that does not exist', '{"type":"doc","content":[{"type":"text","text":"a","marks":[{"type":"blink"}]}]}'],
    ['nodes where they do not belong', '{"type":"doc","content":[{"type":"list_item","content":[]}]}'],
  ])('is empty where there is %s', (_title, json) => {
    expect(docFrom(json).toJSON()).toEqual({ type: 'doc', attrs: { next: null }, content: [{ type: 'paragraph' }] });
  });

  test('as plain text holds every word, in order, and none of the formatting', () => {
    const property = fc.property(doc, (written) => {
      const plain = plainTextOf(written);
      expect(plain.replaceAll('\n', '')).toBe(textsOf(written).join('').replaceAll('\n', ''));
    });
    fc.assert(property, runs(60));
  });

  test('as plain text keeps paragraphs and lines apart', () => {
    const line = (text: string) => editorSchema.node('paragraph', null, [editorSchema.text(text)]);
    const broken = editorSchema.node('paragraph', null, [
      editorSchema.text('one'),
      editorSchema.node('hard_break'),
      editorSchema.text('two'),
    ]);
    const items = ['three', 'four'].map((text) => editorSchema.node('list_item', null, line(text)));
    const blocks = [broken, editorSchema.node('bullet_list', null, items), line('five')];
    expect(plainTextOf(editorSchema.node('doc', null, blocks))).toBe('one\ntwo\n\nthree\n\nfour\n\nfive');
  });
});

describe('plain text that is pasted', () => {
  const pasted = (text: string) => htmlOf(editorSchema.node('doc', null, sliceOfText(text).content));

  test.each([
    ['two lines', 'a\nb', '<p>a<br>b</p>'],
    ['two paragraphs', 'a\r\n\r\nb', '<p>a</p><p>b</p>'],
    ['an empty line more', 'a\n\n\nb', '<p>a<br><br></p><p>b</p>'],
    ['two empty lines more', 'a\n\n\n\nb', '<p>a<br><br><br></p><p>b</p>'],
    ['a line that is ended', 'a\n', '<p>a</p>'],
    ['the marks of a terminal', '\u001b[31mred\u001b[0m\u0007', '<p>red</p>'],
  ])('keeps %s', (_name, text, html) => {
    expect(pasted(text)).toBe(html);
  });

  test('X40: has the same paragraphs and lines as in a ticket’s details', () => {
    const texts = fc.array(fc.constantFrom('a', 'b c', ' ', '\t', '\n', '\n\n', '\r\n', '<&>'), { maxLength: 12 });
    const property = fc.property(texts, (pieces) => {
      const text = `x${pieces.join('')}y`;
      expect(sanitize(pasted(text))).toEqual(sanitize(bodyOfText(text).html));
    });
    fc.assert(property, runs(100));
  });
});

describe('a document as an entry', () => {
  const line = (...content: Node[]) => editorSchema.node('paragraph', null, content);
  const word = (text: string) => editorSchema.text(text);
  const entry = (...blocks: Node[]) => htmlOf(editorSchema.node('doc', null, blocks));
  const lineBreak = editorSchema.node('hard_break');

  test('X42: keeps the empty lines in it, and has none around it', () => {
    expect(entry(line(), line(lineBreak), line(word('a')), line(), line(word('b'), lineBreak), line())).toBe(
      '<p>a</p><p><br></p><p>b</p>',
    );
    expect(entry(line(word('a'), lineBreak), line(word('b')))).toBe('<p>a<br><br></p><p>b</p>');
    expect(entry(line())).toBe('');
  });

  test('X42: equals what is stored, whatever is written', () => {
    const property = fc.property(doc, (written) => {
      const html = htmlOf(written);
      expect(sanitize(html).html).toBe(sanitize(sanitize(html).html).html);
      expect(sanitize(html).text.replaceAll(/\s/g, '')).toBe(textsOf(written).join('').replaceAll(/\s/g, ''));
    });
    fc.assert(property, runs(40));
  });
});
