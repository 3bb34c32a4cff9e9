import type { Nodes } from 'hast';
import { describe, expect, test } from 'vitest';
import { bodyTree } from '../../../../main/platform/body-tree.ts';
import { mostElements } from '../../../../main/platform/bounded-blocks.ts';
import {
  boundedSource,
  deepestTags,
  longestSource,
  mostMarks,
  mostTags,
} from '../../../../main/platform/bounded-source.ts';
import { mostPlainLinks } from '../../../../main/platform/plain-links.ts';
import { readBody, sanitize } from '../../../../main/platform/sanitize.ts';
import { shownHtml } from '../../../../main/platform/shown-html.ts';
import { shownTree } from '../../../../main/platform/shown-tree.ts';
import type { BodyNode } from '../../../../shared/bridge/contract/tickets.ts';
import { bodyOfText, longestBody, longestHtml } from '../../../../shared/domain/body.ts';

/** Input that a person may send, or another desk may have written, to keep a desk busy. */
const hostile: readonly (readonly [what: string, html: string])[] = [
  ['400 KB of tags', '<b>x</b>'.repeat(50_000)],
  ['400 KB of paragraphs', '<p>x</p>'.repeat(50_000)],
  ['tags that never end', '<b>'.repeat(133_000)],
  ['100,000 tags inside each other', `${'<b>'.repeat(100_000)}x${'</b>'.repeat(100_000)}`],
  ['100,000 blocks inside each other', `${'<div>'.repeat(100_000)}x`],
  ['lists inside each other', '<ul><li>'.repeat(50_000)],
  ['100,000 links', '<a href="https://a.example/">x</a> '.repeat(100_000)],
  ['57,000 addresses', 'a@b.cc '.repeat(57_000)],
  ['100,000 line breaks', 'x<br>'.repeat(100_000)],
  ['60,000 attributes', `<p ${Array.from({ length: 60_000 }, (_, index) => `a${index}`).join(' ')}>x</p>`],
  ['a table without an end', `x${'<table><tr><td>y'.repeat(25_000)}`],
  ['nothing but <', '<'.repeat(400_000)],
  ['5 MB', '<i>y</i>'.repeat(600_000)],
];

/** Eight line breaks count as one. */
function elementsIn(node: Nodes | BodyNode): number {
  if (typeof node === 'string' || !('children' in node)) return 0;
  const isBreak = ('tagName' in node && node.tagName === 'br') || ('tag' in node && node.tag === 'br');
  return node.children.reduce((sum, child) => sum + elementsIn(child), isBreak ? 1 / 8 : 1);
}

/** The same of HTML as a body holds it, where every element has a tag of its own; counted without reading it again. */
function elementsOf(html: string): number {
  const [all, breaks] = [html.match(/<[a-z]/g), html.match(/<br>/g)].map((tags) => tags?.length ?? 0);
  return (all ?? 0) - (7 / 8) * (breaks ?? 0);
}

describe('Q28: a body', () => {
  test.each(hostile)('of %s is bounded once, and what is beyond is plain words', (_what, html) => {
    const clean = sanitize(html);
    expect(elementsOf(clean.html)).toBeLessThanOrEqual(mostElements + 4);
    expect(clean.html.length).toBeLessThanOrEqual(Math.max(longestHtml, 6 * clean.text.length + 20_000));
    expect(clean.text).toMatch(/[xy<]|^$|[a@b.c]/);
    // What may be kept is not changed by cleaning it again.
    if (html.length <= longestHtml && clean.text.length <= longestBody) expect(sanitize(clean.html)).toEqual(clean);
  });

  test.each(hostile)('of %s is as bounded where another desk wrote it', (_what, html) => {
    const { body, links } = bodyTree(html);
    const count = body.reduce((sum, node) => sum + elementsIn(node), 0);
    expect(count).toBeLessThanOrEqual(mostElements + mostPlainLinks + 4);
    expect(links.length).toBeLessThanOrEqual(mostElements + mostPlainLinks);
    expect(shownHtml(html).length).toBeLessThanOrEqual(8 * longestSource);
  });

  test('keeps every word and line of the longest plain text', () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `${index}`);
    for (const text of [lines.join('\n'), lines.join('\n\n')]) {
      const { html } = bodyOfText(text);
      const clean = sanitize(html);
      expect(clean.text.split(/\n+/)).toEqual(lines);
      expect(elementsIn(readBody(clean.html))).toBeLessThanOrEqual(mostElements + 4);
    }
  });

  test('keeps a log of 8,000 lines in one paragraph', () => {
    const lines = Array.from({ length: 8_000 }, (_, index) => `line ${index}`);
    const clean = sanitize(bodyOfText(lines.join('\n')).html);
    expect(clean.text).toBe(lines.join('\n'));
    expect(clean.html.match(/<(?!br)[a-z]+/g)).toEqual(['<p']);
  });

  test('keeps its marks and lists up to the bound, inside a list too', () => {
    const items = '<li><b>x</b></li>'.repeat(3_000);
    const { html, text } = sanitize(`<p>before</p><ul>${items}</ul><p>after</p>`);
    expect(html.startsWith('<p>before</p><ul><li><p><strong>x</strong></p></li>')).toBe(true);
    expect(html.endsWith('</code></pre>')).toBe(true);
    expect(text.match(/x/g)).toHaveLength(3_000);
    expect(text.endsWith('after')).toBe(true);
  });

  test('that is longer than any desk writes says that the rest is not shown', () => {
    const { body } = bodyTree(`<p>${'x'.repeat(longestSource)}</p>`);
    expect(JSON.stringify(body)).toContain('[The rest of this entry is too long to be shown.]');
  });

  test('is read once for all views, and again only when its files are others', () => {
    const html = '<p>words</p>';
    expect(shownTree(html)).toBe(shownTree(html));
    expect(shownTree(html, ['a'.repeat(64)])).not.toBe(shownTree(html));
    const first = shownTree('<p>first</p>');
    for (let count = 0; count < 12; count += 1)
      shownTree(`<p>${String(count).repeat(390_000 / String(count).length)}</p>`);
    expect(shownTree('<p>first</p>')).not.toBe(first);
    expect(shownTree('<p>first</p>')).toEqual(first);
  });
});

describe('Q28: what a parser gets', () => {
  const tagsIn = (html: string) => html.match(/<\/?[a-z]/gi)?.length ?? 0;

  test.each(hostile)('of %s is bounded in its tags, their depth and their attributes', (_what, html) => {
    const source = boundedSource(html);
    expect(source.length).toBeLessThanOrEqual(longestSource * 4 + 100);
    expect(tagsIn(source)).toBeLessThanOrEqual(mostTags + 2);
    let depth = 0;
    let deepest = 0;
    for (const [, slash = '', name = ''] of source.matchAll(/<(\/?)(\w+)/g)) {
      if (['p', 'br', 'li', 'tr', 'td'].includes(name)) continue;
      depth = Math.max(0, depth + (slash === '' ? 1 : -1));
      deepest = Math.max(deepest, depth);
    }
    expect(deepest).toBeLessThanOrEqual(deepestTags + 1);
    for (const [tag] of source.matchAll(/<[a-z][^<>]*>/gi))
      expect(tag.split(/[\s/"']/).length).toBeLessThanOrEqual(mostMarks + 1);
  });

  test.each([
    '<p>a <b>b</b> <a href="https://a.example/?a=1&amp;b=>">c</a></p>',
    '<p style="a: b; c: \'d e\'">x</p><!-- <b> --> 1 < 2 <3 </p',
    '<img alt="a > b" data-file="x"><br/><ul><li>one<li>two</ul>',
    '',
    'no markup at all',
  ])('is %j as it stands', (html) => expect(boundedSource(html)).toBe(html));
});
