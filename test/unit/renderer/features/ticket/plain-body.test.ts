import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { bodyTree } from '../../../../../main/platform/body-tree.ts';
import { bodyWords } from '../../../../../renderer/features/ticket/body-words.tsx';
import { isPlainBody } from '../../../../../renderer/features/ticket/plain-body.ts';
import type { BodyNode } from '../../../../../shared/bridge/contract/tickets.ts';
import { bodyTags } from '../../../../../shared/domain/body-tags.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { hostileBodies } from '../../../../support/hostile-bodies.ts';
import { runs } from '../../../../support/runs.ts';

const plainTags = ['p', 'br', 'strong', 'em', 'a', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code'];
const otherTags = [
  ...['script', 'style', 'iframe', 'svg', 'math', 'img', 'object', 'embed', 'link', 'meta', 'base', 'form', 'input'],
  ...['table', 'h1', 'div', 'span', 'video', 'x-y', '', 'P', 'A', 'SCRIPT', 'Iframe', ' p', 'p ', 'p>', 'constructor'],
  ...['__proto__', 'toString', 'dangerouslySetInnerHTML', 'ѕcript'],
];

/** As a desk that was tampered with could send it: with any name for a tag, and with more than belongs there. */
interface AnyElement {
  readonly tag: string;
  readonly children: readonly AnyNode[];
  readonly url?: unknown;
}
type AnyNode = string | AnyElement;

const sent = (nodes: readonly AnyNode[]) => nodes as readonly BodyNode[];

const { tree } = fc.letrec<{ tree: AnyNode[]; node: AnyNode }>((tie) => ({
  tree: fc.array(tie('node'), { maxLength: 4, depthIdentifier: 'tree' }),
  node: fc.oneof(
    { depthIdentifier: 'tree', maxDepth: 5 },
    fc.string(),
    fc
      .tuple(
        fc.oneof(
          { weight: 6, arbitrary: fc.constantFrom(...plainTags) },
          { weight: 1, arbitrary: fc.constantFrom(...otherTags) },
          { weight: 1, arbitrary: fc.string() },
        ),
        tie('tree'),
        fc.constantFrom({}, { url: '/picture/x', alt: 'x' }, { onclick: 'x', href: 'javascript:x', style: 'top:0' }),
      )
      .map(([tag, children, more]) => ({ ...more, tag, children })),
  ),
}));

function elementsIn(nodes: readonly AnyNode[]): AnyElement[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...elementsIn(node.children)]));
}

function textIn(nodes: readonly AnyNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : textIn(node.children))).join('');
}

/** Without the hints to load pictures ahead that React writes where it makes a text of elements. */
function shown(nodes: readonly AnyNode[]): string {
  return renderToStaticMarkup(bodyWords(sent(nodes))).replace(/^(<link rel="preload" as="image" [^>]*>)+/, '');
}

const plainMarkup = new RegExp(`^<(${plainTags.filter((tag) => tag !== 'br').join('|')}|/[a-z]+|br/)>$`);
const tagsIn = (markup: string) => markup.match(/<[^>]*>/g) ?? [];

describe('a body without a frame', () => {
  test('may hold what an editor writes', () => {
    const { body } = bodyTree(
      '<p>One <strong>two</strong> <em>three</em><br><code>four</code> <a href="https://a.example/">five</a></p>' +
        '<ul><li><p>six</p></li></ul><ol><li>seven</li></ol><blockquote><p>eight</p></blockquote><pre><code>nine</code></pre>',
    );
    expect(isPlainBody(body)).toBe(true);
    expect(new Set(elementsIn(body).map(({ tag }) => tag))).toEqual(new Set(plainTags));
    expect(isPlainBody([])).toBe(true);
  });

  test.each([...otherTags, 'title', 'noscript', 'template'])('holds no <%s>, however deep', (tag) => {
    const other: AnyElement = { tag, children: ['x'] };
    expect(isPlainBody(sent([other]))).toBe(false);
    expect(isPlainBody(sent(['x', { tag: 'ul', children: [{ tag: 'li', children: ['y', other] }] }]))).toBe(false);
  });

  test('holds no picture, whatever it calls itself', () => {
    const picture = { url: '/picture/x', alt: 'x', children: [] };
    expect(isPlainBody([{ tag: 'p', children: [{ tag: 'img', ...picture }] }])).toBe(false);
    expect(isPlainBody(sent([{ tag: 'p', ...picture }]))).toBe(false);
  });

  test.each(hostileBodies)('may be what is left of $name', ({ html }) => {
    const { body } = bodyTree(html);
    expect(isPlainBody(body)).toBe(true);
    expect(tagsIn(shown(body)).filter((tag) => !plainMarkup.test(tag))).toEqual([]);
  });

  test(`becomes its plain elements, without an attribute (SEED=${seed})`, () => {
    fc.assert(
      fc.property(tree, (nodes) => {
        const hasOthers = elementsIn(nodes).some(({ tag, url }) => !plainTags.includes(tag) || url !== undefined);
        expect(isPlainBody(sent(nodes))).toBe(!hasOthers);
        if (!hasOthers) expect(tagsIn(shown(nodes)).filter((tag) => !plainMarkup.test(tag))).toEqual([]);
      }),
      runs(2_000),
    );
  });
});

describe('any body', () => {
  const pictured = /^<img src="\/picture\/x" alt="x"\/>$/;

  test(`creates only elements that sanitizing leaves, and keeps the words of the others (SEED=${seed})`, () => {
    fc.assert(
      fc.property(tree, (nodes) => {
        const markup = shown(nodes);
        expect(tagsIn(markup).filter((tag) => !plainMarkup.test(tag) && !pictured.test(tag))).toEqual([]);
        const hasLost = elementsIn(nodes).some(({ tag, url }) => tag === 'br' || url !== undefined);
        if (hasLost) return;
        const words = markup.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#x27);/g, '');
        expect(words).toBe(textIn(nodes).replace(/[&<>"']/g, ''));
      }),
      runs(2_000),
    );
  });

  test('has a name for each tag that sanitizing leaves, and each is plain or a picture', () => {
    expect(bodyTags.filter((tag) => tag !== 'img').toSorted()).toEqual(plainTags.toSorted());
  });
});
