import { describe, expect, test } from 'vitest';
import { bodyTree } from '../../../../main/platform/body-tree.ts';
import { sanitize } from '../../../../main/platform/sanitize.ts';
import { shownHtml } from '../../../../main/platform/shown-html.ts';
import type { BodyNode } from '../../../../shared/bridge/contract/tickets.ts';
import { fold, hostileBodies } from '../../../support/hostile-bodies.ts';

const allowed = new Set(['p', 'br', 'strong', 'em', 'a', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code']);

function tagsOf(node: BodyNode): string[] {
  return typeof node === 'string' ? [] : [node.tag, ...node.children.flatMap(tagsOf)];
}

function wordsOf(node: BodyNode): string {
  if (typeof node === 'string') return node;
  const inside = node.children.map(wordsOf).join('');
  return ['p', 'br', 'li', 'pre'].includes(node.tag) ? `${inside} ` : inside;
}

describe('a body as data', () => {
  test('has the tags and words of the body, and no attributes', () => {
    expect(bodyTree('<p>one <strong>two</strong><br><a href="https://a.example/x">three</a></p>')).toEqual({
      body: [
        {
          tag: 'p',
          children: [
            'one ',
            { tag: 'strong', children: ['two'] },
            { tag: 'br', children: [] },
            { tag: 'a', children: ['three'] },
          ],
        },
      ],
      links: [{ host: 'a.example', url: 'https://a.example/x', isWritten: false }],
    });
  });

  test.each(hostileBodies)('another desk cannot slip $name past the one that shows it', ({ html, reads }) => {
    const { body, links } = bodyTree(html);
    expect(body.flatMap(tagsOf).filter((tag) => !allowed.has(tag))).toEqual([]);
    expect(fold(body.map(wordsOf).join(''))).toBe(reads);
    expect(links.filter(({ url }) => !/^(https?|mailto|tel):/.test(url))).toEqual([]);
  });
});

describe('the links of a body', () => {
  test('X44: are also the addresses that stand in its words, but not those in a program or a link', () => {
    const html =
      '<p>See https://a.example/x, or <a href="https://b.example/">www.c.example</a>.</p><pre><code>https://d.example</code></pre><p><code>e@e.example</code></p>';
    const { body, links } = bodyTree(html);
    expect(body[0]).toEqual({
      tag: 'p',
      children: [
        'See ',
        { tag: 'a', children: ['https://a.example/x'] },
        ', or ',
        { tag: 'a', children: ['www.c.example'] },
        '.',
      ],
    });
    expect(links).toEqual([
      { host: 'a.example', url: 'https://a.example/x', isWritten: true },
      { host: 'b.example', url: 'https://b.example/', isWritten: false },
    ]);
    expect(sanitize(html).html).toBe(html);
    expect(shownHtml('<p>https://a.example/x.</p>')).toBe('<p><a>https://a.example/x</a>.</p>');
  });

  const hostsOf = (...addresses: string[]) =>
    bodyTree(addresses.map((address) => `<a href="${address}">https://osticket.com/</a>`).join(' ')).links.map(
      ({ host }) => host,
    );

  test.each([
    ['https://osticket.com@evil.example/', 'evil.example'],
    ['https://osticket.com:443@evil.example:8443/', 'evil.example:8443'],
    ['https://evil.example/https://osticket.com/', 'evil.example'],
    ['https://osticket.com.evil.example/', 'osticket.com.evil.example'],
    ['https://evil.example\\@osticket.com/', 'evil.example'],
    ['https://evil.example#@osticket.com/', 'evil.example'],
    ['https://%65vil.example/', 'evil.example'],
    ['https://3232235521/', '192.168.0.1'],
    ['https://\u043Esticket.com/', 'xn--sticket-8ig.com'],
    ['https://osticket\u3002com/', 'osticket.com'],
    ['https://osti\u00ADcket.com/', 'osticket.com'],
  ])('name for %s the host that it really leads to', (address, host) => {
    expect(hostsOf(address)).toEqual([host]);
  });

  test('name the address of a mail and the number of a call', () => {
    expect(hostsOf('mailto:ken@a.example?subject=Hi', 'tel:+1-202-555-0175')).toEqual([
      'ken@a.example',
      '+1-202-555-0175',
    ]);
  });

  test('are told once each, in the order in which they stand', () => {
    expect(hostsOf('https://b.example', 'https://a.example', 'https://B.example/')).toEqual(['b.example', 'a.example']);
  });
});
