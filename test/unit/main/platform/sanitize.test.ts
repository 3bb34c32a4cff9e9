import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundedSource, mostTags } from '../../../../main/platform/bounded-source.ts';
import { readBody, sanitize } from '../../../../main/platform/sanitize.ts';
import { shownHtml } from '../../../../main/platform/shown-html.ts';
import { bodyOfText, longestBody } from '../../../../shared/domain/body.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { fold, hostileBodies, reopenedBold, slowPieces } from '../../../support/hostile-bodies.ts';
import { runs } from '../../../support/runs.ts';

/** Every `<` of cleaned HTML begins one of these, or the cleaning has a hole. */
const allowed =
  /^<(?:\/?(?:p|strong|em|ul|ol|li|blockquote|pre|code)|br|img data-file="[0-9a-f]{64}" alt="[^"<>]*"|\/a|a href="(?:https?:\/\/|mailto:|tel:)[^"<>]*")>$/;

function strangers(html: string): string[] {
  return (html.match(/<[^>]*>?/g) ?? []).filter((tag) => !allowed.test(tag));
}

function expectHarmless(html: string): void {
  const once = sanitize(html);
  expect(strangers(once.html)).toEqual([]);
  expect(sanitize(once.html)).toEqual(once);
}

describe('a hostile body', () => {
  test.each(hostileBodies)('$name leaves nothing but its words', ({ html, reads }) => {
    expectHarmless(html);
    expect(fold(sanitize(html).text)).toBe(reads);
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

  test('ES4: is reduced to the same fixed list, whatever tags are combined', () => {
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
      runs(300),
    );
  });

  test('keeps its words when it nests deeper than anybody writes', () => {
    const html = `${'<ul><li>'.repeat(50_000)}deep`;
    expect(sanitize(html).text).toBe('deep');
    expectHarmless(html);
  });

  test('keeps lists and quotes to twenty levels, and the words of the deeper ones', () => {
    const { html, text } = sanitize(`${'<ul><li>'.repeat(300)}deep`);
    expect(html.split('<ul>')).toHaveLength(21);
    expect(text).toBe('deep');
  });

  test('never grows past what a body may hold by repeating a long address', () => {
    const html = `<a href="https://a.example/${'a'.repeat(2_000)}">${'x<p>'.repeat(5_000)}`;
    const clean = sanitize(html);
    expect(clean.html.length).toBeLessThan(4 * longestBody);
    expect(clean.html).not.toContain('href');
    expect(fold(clean.text)).toBe('x '.repeat(5_000).trim());
  });
});

describe('a body that is made to take long', () => {
  const filled = (piece: string) => piece.repeat(Math.ceil(100_000 / piece.length));

  // How long it takes is measured by `npm run bench bodies`.
  test.each(Object.entries(slowPieces))('of %s is bounded before it is parsed, and never grows', (_name, piece) => {
    const source = boundedSource(filled(piece));
    expect(source.match(/<\/?[a-z]/gi)?.length ?? 0).toBeLessThanOrEqual(mostTags + 2);
    expect(source.length).toBeLessThanOrEqual(5 * 100_000);
    const { html, text } = sanitize(filled(piece));
    expect(html.length).toBeLessThanOrEqual(10 * 100_000);
    expect(text.length).toBeLessThanOrEqual(filled(piece).length);
  });

  test('of bold tags that a browser would open again in every paragraph grows with its length only', () => {
    expect(fold(sanitize(reopenedBold(300)).text)).toBe('x '.repeat(300).trim());
    // A browser's own rules make nine million tags of this, in some gigabytes.
    const { html, text } = sanitize(reopenedBold(3_000));
    expect(text.match(/x/g)).toHaveLength(3_000);
    expect(html.length).toBeLessThanOrEqual(10 * reopenedBold(3_000).length);
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
    expect(sanitize(given).html).toBe(kept);
  });

  test('leaves what the editor hands in as it is', () => {
    const html =
      '<p>Hello <strong>Ken</strong></p><ul><li><p>one</p></li></ul><blockquote><p>two</p></blockquote><pre><code>x</code></pre>';
    expect(sanitize(html).html).toBe(html);
  });

  test('takes plain text for what it says', () => {
    const text = 'a < b && "c"\n\n<script>';
    expect(sanitize(bodyOfText(text).html).text).toBe(text);
  });
});

describe(`white space in a body (SEED=${seed})`, () => {
  test.each([
    ['typed blanks', '<p>!  !</p>', '<p>!  !</p>', '!  !'],
    ['indentation and tabs', '<p>  a<br>\tb\tc </p>', '<p>  a<br>\tb\tc </p>', '  a\n\tb\tc'],
    [
      'indentation across formatting',
      '<p><b> a</b>  <i> b</i></p>',
      '<p><strong> a</strong>  <em> b</em></p>',
      ' a   b',
    ],
    ['a line of blanks between lines', '<p>a<br>  <br>b</p>', '<p>a<br>  <br>b</p>', 'a\n  \nb'],
    ['an empty line', '<p>a</p><p><br></p><p>b</p>', '<p>a</p><p><br></p><p>b</p>', 'a\n\n\n\nb'],
    ['lines of source with style', '<p style="white-space: pre">a\n  b</p>', '<p>a<br>  b</p>', 'a\n  b'],
    ['a program', '<pre>a\n\n  b</pre>', '<pre><code>a\n\n  b</code></pre>', 'a\n\n  b'],
  ])('is kept where it was meant: %s', (_name, given, html, text) => {
    expect(sanitize(given)).toEqual({ html, text });
  });

  test.each([
    ['between words', '<p>a\n    b\r\nc</p>', '<p>a b c</p>'],
    ['at the ends of a paragraph', '<p>\n  a\n</p>', '<p>a</p>'],
    ['beside line breaks', '<p>a\n<br>\n  b</p>', '<p>a<br>b</p>'],
    ['inside formatting', '<p><b>\n a\n</b>\n <i>\n</i>b</p>', '<p><strong>a </strong>b</p>'],
    ['beside a typed blank', '<p>a\n<b> b</b> <i>\nc</i></p>', '<p>a<strong> b</strong> <em>c</em></p>'],
    [
      'inside a normal part of a kept one',
      '<pre-x style="white-space:pre"><i style="white-space:normal">a\n b</i></pre-x>',
      '<p><em>a b</em></p>',
    ],
  ])('that only lays out the source folds %s', (_name, given, html) => {
    expect(sanitize(given).html).toBe(html);
  });

  test('ES4: typed spaces, tabs and line breaks are in the stored text and in the shown text', () => {
    const line = fc.array(fc.constantFrom('a', '.', ' ', '  ', '\t', '\u00a0', '<', '&'), { maxLength: 8 });
    const lines = fc.array(
      line.map((pieces) => pieces.join('')),
      { maxLength: 8 },
    );
    const property = fc.property(lines, (some) => {
      const { html, text } = bodyOfText(some.join('\n'));
      expect(sanitize(html).text).toBe(text);
      expect(sanitize(sanitize(html).html)).toEqual(sanitize(html));
    });
    fc.assert(property, runs(100));
  });
});

test.each([
  [
    'bold that is not, as Google Docs writes it',
    '<b style="font-weight:normal;">a <span style="font-weight:700">b</span></b>',
    '<p>a <strong>b</strong></p>',
  ],
  ['slanted words in a style', '<span style="FONT-STYLE: Italic; font-weight: 400">a</span>', '<p><em>a</em></p>'],
  ['a heading in normal weight', '<h2 style="font-weight: 400">a</h2>', '<p>a</p>'],
])('formatting is what the source showed: %s', (_name, given, html) => {
  expect(sanitize(given).html).toBe(html);
});

test('a body in its frame has no links to click, and says the same', () => {
  const html = '<p><a href="https://a.example/?a=%22&amp;b">one</a> &lt;a href="x"&gt; <a href="tel:1">two</a></p>';
  expect(shownHtml(html)).toBe('<p><a>one</a> &#x3C;a href="x"> <a>two</a></p>');
});

describe('a picture in a body', () => {
  const own = 'a'.repeat(64);
  const other = 'b'.repeat(64);
  const image = (file: string, alt = 'The plan') =>
    `<p>one <img data-file="${file}" alt="${alt}" src="https://a.example/x" onerror="x"> two</p>`;

  test('X45: stays where it is a file of the entry, without an address, and is named by plain text', () => {
    const body = sanitize(image(own), [own]);
    expect(body).toEqual({
      html: `<p>one <img data-file="${own}" alt="The plan"> two</p>`,
      text: 'one [picture: The plan] two',
    });
    expect(sanitize(body.html, [own])).toEqual(body);
  });

  test('X45: is its words where the entry has no such file', () => {
    const words = { html: '<p>one [picture: The plan] two</p>', text: 'one [picture: The plan] two' };
    expect(sanitize(image(own), [other])).toEqual(words);
    expect(sanitize(image(own))).toEqual(words);
  });

  test.each(['../x', 'a'.repeat(63), 'A'.repeat(64), `${'a'.repeat(64)}/..`, ''])(
    'is none with the hash %j',
    (hash) => {
      expect(sanitize(image(hash), [hash, own]).html).toBe('<p>one  two</p>');
    },
  );

  test('has no markup in what stands for it', () => {
    expect(sanitize(image(own, '&lt;a href=&quot;x&quot;&gt;\u202e\n y'), [own]).html).toContain('alt="a href= x y"');
  });

  test('X46: is shown with all its bytes, and asks for nothing', () => {
    const data = 'data:image/png;base64,AAAA';
    expect(shownHtml(image(own), new Map([[own, { url: data }]]))).toBe(
      `<p>one <img src="${data}" alt="The plan"> two</p>`,
    );
    expect(shownHtml(image(other), new Map([[own, { url: data }]]))).toBe('<p>one [picture: The plan] two</p>');
    expect(shownHtml(image(own), new Map([[own, { fault: 'damaged' }]]))).toBe(
      '<p>one [picture: The plan is damaged] two</p>',
    );
  });

  test('alone is something to read', () => {
    expect(sanitize(`<p><img data-file="${own}" alt=""></p>`, [own]).text).toBe('[picture]');
  });
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
