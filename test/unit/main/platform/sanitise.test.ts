import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { readBody, safeHref, sanitise, shownHtml } from '../../../../main/platform/sanitise.ts';
import { bodyOfText, longestBody } from '../../../../shared/domain/body.ts';
import { fold, hostileBodies, ordinaryWords, slowPieces } from '../../../support/hostile-bodies.ts';

/** Every `<` of cleaned HTML begins one of these, or the cleaning has a hole. */
const allowed =
  /^<(?:\/?(?:p|strong|em|ul|ol|li|blockquote|pre|code)|br|\/a|a href="(?:https?:\/\/|mailto:|tel:)[^"<>]*")>$/;

function strangers(html: string): string[] {
  return (html.match(/<[^>]*>?/g) ?? []).filter((tag) => !allowed.test(tag));
}

function expectHarmless(html: string): void {
  const once = sanitise(html);
  expect(strangers(once.html)).toEqual([]);
  expect(sanitise(once.html)).toEqual(once);
}

describe('a hostile body', () => {
  test.each(hostileBodies)('$name leaves nothing but its words', ({ html, reads }) => {
    expectHarmless(html);
    expect(fold(sanitise(html).text)).toBe(reads);
  });

  test('the check for strange tags sees them', () => {
    const tags = [
      '<script>',
      '<p onclick="x">',
      '<a href="javascript:1">',
      '<a href="//x">',
      '<a href="tel:1" x>',
      '<',
    ];
    expect(tags.flatMap(strangers)).toEqual(tags);
  });

  test('ES4: is reduced to the same fixed list whatever tags are thrown together', () => {
    const names = 'p div b em a ul ol li pre code br blockquote table td h1 svg math style script form template button';
    const tag = fc.constantFrom(...names.split(' '));
    const piece = fc.oneof(
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name}>`),
      tag.map((name) => `<${name} href="https://a.example/?a=1&amp;b" onclick=x title='>'>`),
      fc.constantFrom('<!--', '-->', '<![CDATA[', ']]>', '\n', ' ', '&lt;', '&amp;lt;', '"', '\0', '<br>', '&nbsp;'),
      fc.string({ maxLength: 4 }),
    );
    const soup = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(soup, (html) => expectHarmless(html)),
      { numRuns: 1_500 },
    );
  });

  test('is shown as its source when it nests deeper than anybody writes', () => {
    const html = `${'<ul><li>'.repeat(50_000)}deep`;
    expect(sanitise(html).text === html).toBe(true);
    expectHarmless(html);
  });

  test('keeps lists and quotes to twenty levels, and the words of the deeper ones', () => {
    const { html, text } = sanitise(`${'<ul><li>'.repeat(300)}deep`);
    expect(html.split('<ul>')).toHaveLength(21);
    expect(text).toBe('deep');
  });

  test('never grows past what a body may hold by repeating a long address', () => {
    const html = `<a href="https://a.example/${'a'.repeat(2_000)}">${'x<p>'.repeat(5_000)}`;
    const clean = sanitise(html);
    expect(clean.html.length).toBeLessThan(4 * longestBody);
    expect(clean.html).not.toContain('href');
    expect(fold(clean.text)).toBe('x '.repeat(5_000).trim());
  });
});

describe('a body that is made to take long', () => {
  const size = 100_000;

  function costOf(html: string): number {
    const runs = [0, 1].map(() => {
      const startedMs = performance.now();
      sanitise(html);
      return performance.now() - startedMs;
    });
    return Math.min(...runs);
  }

  const filled = (piece: string) => piece.repeat(Math.ceil(size / piece.length));
  let ordinary = 0;

  beforeAll(() => {
    ordinary = costOf(filled(ordinaryWords));
  });

  test.each(Object.entries(slowPieces))('of %s is read about as fast as anything of its length', (_name, piece) => {
    expect(costOf(filled(piece))).toBeLessThan(20 * ordinary);
  });

  test('of bold tags that a browser would open again in every paragraph grows with its length only', () => {
    const html = (count: number) =>
      `<p>${Array.from({ length: count }, (_, index) => `<b x=${index}>`).join('')}${'<p>x'.repeat(count)}`;
    // A browser's own rules make nine million tags of this, in some gigabytes.
    expect(fold(sanitise(html(300)).text)).toBe('x '.repeat(300).trim());
    expect(costOf(html(3_000))).toBeLessThan(20 * ordinary);
  });
});

describe('formatting pasted from elsewhere', () => {
  test.each([
    [
      'bold and italic by their old names',
      '<p><b>bold</b> <i>italic</i></p>',
      '<p><strong>bold</strong> <em>italic</em></p>',
    ],
    ['boxes', '<div>one</div><div>two</div>', '<p>one</p><p>two</p>'],
    ['boxes in boxes', '<div>one<div>two</div>three</div>', '<p>one</p><p>two</p><p>three</p>'],
    ['headings', '<h2>Title <i>of it</i></h2>words', '<p><strong>Title <em>of it</em></strong></p><p>words</p>'],
    ['words outside of any paragraph', 'one<br>two', '<p>one<br>two</p>'],
    ['a line left empty on purpose', '<div>a</div><div><br></div><div>b</div>', '<p>a</p><p><br></p><p>b</p>'],
    ['blanks between blocks', '<p>a</p>\n  <p>b</p>\n', '<p>a</p><p>b</p>'],
    [
      'a list in a list',
      '<ul><li>a<ul><li>b</li></ul></li></ul>',
      '<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>',
    ],
    [
      'a list beside its item, as office programs write it',
      '<ol><li>a</li><ol><li>b</li></ol></ol>',
      '<ol><li><p>a</p><ol><li><p>b</p></li></ol></li></ol>',
    ],
    ['a table, a line for each cell', '<table><tr><th>a</th><td>b</td></tr></table>', '<p>a</p><p>b</p>'],
    ['a quote in bold', '<b><blockquote>a</blockquote></b>', '<blockquote><p><strong>a</strong></p></blockquote>'],
    ['a program', '<pre>\n<span>a</span>\n  b<br>c\n</pre>', '<pre><code>a\n  b\nc</code></pre>'],
    [
      'a link with formatting inside',
      '<a href="https://a.example/">x <b>y</b></a>',
      '<p><a href="https://a.example/">x <strong>y</strong></a></p>',
    ],
    ['unread parts', '<p>a</p><style>p{}</style><audio>no sound</audio>', '<p>a</p>'],
  ])('keeps %s', (_name, given, kept) => {
    expect(sanitise(given).html).toBe(kept);
  });

  test('leaves what the editor hands in as it is', () => {
    const html =
      '<p>Hello <strong>Ken</strong></p><ul><li><p>one</p></li></ul><blockquote><p>two</p></blockquote><pre><code>x</code></pre>';
    expect(sanitise(html).html).toBe(html);
  });

  test('takes plain text for what it says', () => {
    const text = 'a < b && "c"\n\n<script>';
    expect(sanitise(bodyOfText(text).html).text).toBe(text);
  });
});

describe('the address of a link', () => {
  test.each([
    ['https://osticket.com@evil.example/', 'https://evil.example/'],
    ['https://user:secret@a.example/x?y#z', 'https://a.example/x?y#z'],
    ['https:evil.example', 'https://evil.example/'],
    [' \u0001https://a.example/\n', 'https://a.example/'],
    ['https://\u043esticket.com/', 'https://xn--sticket-8ig.com/'],
    ['HTTP://A.EXAMPLE', 'http://a.example/'],
    [
      'mailto:ken@a.example?bcc=all@a.example&subject=Hi%20there&attach=/etc/passwd',
      'mailto:ken@a.example?subject=Hi%20there',
    ],
    ['mailto:ken@a.example?cc=x@y.z', 'mailto:ken@a.example'],
    ['tel:+1-202-555-0175', 'tel:+1-202-555-0175'],
    [`https://a.example/${'a'.repeat(3_000)}`, undefined],
    ['/bridge/call', undefined],
    ['//evil.example/', undefined],
    ['#top', undefined],
    ['javascript:alert(1)', undefined],
    ['java\tscript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['file:///etc/passwd', undefined],
    ['app://deskside/', undefined],
    ['http://', undefined],
    ['', undefined],
  ])('%j becomes %j', (address, href) => {
    expect(safeHref(address)).toBe(href);
    if (href !== undefined) expect(safeHref(href)).toBe(href);
  });
});

test('a body in its frame has no links to click, and says the same', () => {
  const html = '<p><a href="https://a.example/?a=%22&amp;b">one</a> &lt;a href="x"&gt; <a href="tel:1">two</a></p>';
  expect(shownHtml(html)).toBe('<p><a>one</a> &#x3C;a href="x"> <a>two</a></p>');
});

test('cleaning loses nothing that the fixed list can hold', () => {
  const tags = new Set<string>();
  const visit = (node: { readonly tagName?: string; readonly children?: readonly object[] }): void => {
    if (node.tagName !== undefined) tags.add(node.tagName);
    for (const child of node.children ?? []) visit(child);
  };
  visit(
    readBody(
      '<h1>a</h1><i>b</i><br><a href="tel:1">c</a><ul><li>d</ul><ol><li>e</ol><blockquote>f</blockquote><pre>g</pre>',
    ),
  );
  expect([...tags].toSorted()).toEqual(['a', 'blockquote', 'br', 'code', 'em', 'li', 'ol', 'p', 'pre', 'strong', 'ul']);
});
