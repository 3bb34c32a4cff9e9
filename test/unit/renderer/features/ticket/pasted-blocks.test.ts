import { describe, expect, test } from 'vitest';
import { editorSchema } from '../../../../../renderer/features/ticket/editor-schema.ts';
import { htmlOf } from '../../../../../renderer/features/ticket/entry-html.ts';
import { pastedBlocks } from '../../../../../renderer/features/ticket/pasted-blocks.ts';
import type { PastedNode } from '../../../../../renderer/features/ticket/pasted-tree.ts';
import { clipboardFixture, clipboardTree } from '../../../../support/clipboard.ts';

function entryOf(tree: readonly PastedNode[]): string {
  const blocks = pastedBlocks(tree, () => undefined);
  const doc = editorSchema.node('doc', null, blocks.length > 0 ? blocks : [editorSchema.node('paragraph')]);
  doc.check();
  return htmlOf(doc);
}

const pasted = (html: string) => entryOf(clipboardTree(html));

test.each([
  [
    'word-list',
    '<p><strong>Moving to the new print server</strong></p><p>Before you begin, <strong>close</strong> every <em>Office</em> program.</p><p><br></p>' +
      '<ul><li><p>Open Settings</p><ul><li><p>Choose <strong>Printers</strong></p><p>It may take a minute.</p></li></ul></li><li><p>Restart</p></li></ul>' +
      '<ol><li><p>Print a page</p></li><li><p>Tell <a href="mailto:it@example.com">IT</a></p></li></ol>',
  ],
  [
    'powerpoint-slide',
    '<ul><li><p>Save often</p><ul><li><p>also at night</p></li></ul></li><li><p>Print <strong>never</strong></p></li></ul>',
  ],
  [
    'excel-range',
    '<p>Laptops in repair\t\t\t2026<br>Sales\tLT-0042\t1 200,50<br>\tLT-0107 (spare)\t35\tsent &lt;back&gt;</p>',
  ],
  [
    'google-sheets',
    '<p><strong>Name</strong>\t<strong>Room</strong><br>Karen\t<a href="https://example.com/rooms/12">12</a><br>\t13</p>',
  ],
  [
    'libreoffice-calc',
    '<p><strong>Asset</strong>\t<strong>Owner</strong>\t<strong>Cost</strong><br>LT-0042\t\t1200.5</p>',
  ],
  [
    'google-docs',
    '<p>Handover</p><p>The <strong>VPN</strong><em>  gateway</em></p><p><br></p><ul><li><p>first</p><ul><li><p>inner</p></li></ul></li><li><p>second</p></li></ul>',
  ],
  [
    'outlook-mail',
    '<p>Hello,</p><p><br></p><p>see the share plan (file:///\\\\files\\it\\plan.docx) and <a href="https://intranet.example/wiki">the wiki</a>.</p>',
  ],
  [
    'gmail-mail',
    '<p>Hi Jane,</p><p><br></p><p>it works  <strong>again</strong>.</p><p>Thanks!</p><blockquote><p>Does it work?</p></blockquote><p>Ken Wheeler</p><p>Sales</p>',
  ],
  ['windows-terminal', '<pre><code>PS C:\\&gt; ipconfig\n\n   IPv4 Address. . . : 10.0.0.7</code></pre>'],
  ['vs-code', '<pre><code>if (a &lt; 2) {\n\n    go();\n}</code></pre>'],
  [
    'browser-page',
    '<p>How to reset</p><p>Press <code>Ctrl</code> and call the settings (ms-settings:network),<br>then <a href="https://example.com/help">read on</a>.</p>' +
      '<ol><li><p>one</p></li><li><p>two</p><ul><li><p>inner</p></li></ul></li></ol><pre><code>ping 10.0.0.1\n  exit</code></pre>' +
      '<p><strong>Key</strong>\t<strong>Does</strong><br>F5 Ctrl+R\treloads</p>',
  ],
])('X43: %s is pasted as it was shown', (name, html) => {
  expect(entryOf(clipboardFixture(name))).toBe(html);
});

describe('pasted HTML', () => {
  test.each([
    ['blanks that do not break', '<p>a&nbsp; b&nbsp;c</p>', '<p>a  b c</p>'],
    ['blanks that only lay out the source', '<p>\n  a\n  <b>b</b>\n</p>\n', '<p>a <strong>b</strong></p>'],
    ['blanks across formatting', 'a <b> b</b> <i>c </i><br> d', '<p>a <strong>b</strong> <em>c</em><br>d</p>'],
    ['lines of a style', '<p style="white-space:pre-wrap">a\n  b</p>', '<p>a<br>  b</p>'],
    ['an empty paragraph', '<p>a</p><p><br></p><p>b</p>', '<p>a</p><p><br></p><p>b</p>'],
    ['a paragraph without height', '<p>a</p><p></p><p><span> </span></p><p>b</p>', '<p>a</p><p>b</p>'],
    ['a line break that only ends its line', '<div>a<br></div><div>b</div>', '<p>a</p><p>b</p>'],
    ['an empty line at the end of a line', '<p>a<br><br></p><p>b</p>', '<p>a<br><br></p><p>b</p>'],
    ['what nobody saw', '<p>a<span style="display: none">b</span><span hidden>c</span></p>', '<p>a</p>'],
    ['control characters', '<p>a\u0001b\u000bc</p>', '<p>ab c</p>'],
    [
      'bold in a style',
      '<p style="font-weight:700">a <span style="font-weight:400">b</span></p>',
      '<p><strong>a </strong>b</p>',
    ],
    [
      'an item that holds a list alone',
      '<ul><li><ul><li>a</li></ul></li></ul>',
      '<ul><li><p><br></p><ul><li><p>a</p></li></ul></li></ul>',
    ],
    [
      'one line of a program',
      '<div style="white-space:pre;font-family:Consolas">x = 1</div>',
      '<p><code>x = 1</code></p>',
    ],
    ['an exponent', '<p>10<sup>3</sup>, 10<sup>-12</sup></p>', '<p>10³, 10⁻¹²</p>'],
    ['an index', '<p>H<sub>2</sub>O, SO<sub>4</sub><sup>2−</sup></p>', '<p>H₂O, SO₄²⁻</p>'],
    ['a raised word', '<p>x<sup>n+1</sup> and 1<sup>st</sup></p>', '<p>xⁿ⁺¹ and 1st</p>'],
    ['a number that cannot be raised', '<p>10<sup>2.5</sup>, a<sub>1,2</sub></p>', '<p>10^(2.5), a_(1,2)</p>'],
    ['a raised figure of a program', '<pre>x<sup>2</sup></pre>', '<pre><code>x2</code></pre>'],
    ['what a style raises', '<p>m<span style="vertical-align: super">2</span></p>', '<p>m²</p>'],
    [
      'a footnote’s link',
      '<p>x<sup><a href="https://a.example/1">[1]</a></sup></p>',
      '<p>x<a href="https://a.example/1">[1]</a></p>',
    ],
    [
      'struck-out words',
      '<p>It costs <s>40</s> 30, <del>no</del> <strike>not</strike> yes</p>',
      '<p>It costs ~~40~~ 30, ~~no~~ ~~not~~ yes</p>',
    ],
    [
      'words that a style strikes out',
      '<p><span style="text-decoration: underline line-through">old </span>new</p>',
      '<p>~~old~~ new</p>',
    ],
    ['struck-out words with formatting', '<p><s>a <s><b>b</b></s></s></p>', '<p>~~a <strong>b</strong>~~</p>'],
    ['struck-out paragraphs', '<del><p>a</p><p>b</p></del>', '<p>~~a~~</p><p>~~b~~</p>'],
    ['a struck-out nothing', '<p>a<s> </s>b</p>', '<p>a b</p>'],
    [
      'check boxes',
      '<ul><li><input type="checkbox" checked> done</li><li><input type="checkbox"> open</li><li><label><input type=checkbox checked=""><span>both</span></label></li></ul>',
      '<ul><li><p>☑ done</p></li><li><p>☐ open</p></li><li><p>☑ both</p></li></ul>',
    ],
    [
      'check boxes that only say what they are',
      '<ul><li role="checkbox" aria-checked="true"><p>done</p></li><li role="checkbox" aria-checked="false">open</li></ul>',
      '<ul><li><p>☑ done</p></li><li><p>☐ open</p></li></ul>',
    ],
    [
      'a box beside a paragraph, and one in a list in the item',
      '<ul><li><label><input type="checkbox" checked><span></span></label><div><p>out</p></div><ul><li><input type="checkbox">in</li></ul></li></ul>',
      '<ul><li><p>☑ out</p><ul><li><p>☐ in</p></li></ul></li></ul>',
    ],
    [
      'a box that Google Docs draws',
      '<ul><li role="checkbox" aria-checked="true"><img src="data:image/png;base64,AA" aria-roledescription="checkbox" alt="checked"><p>done</p></li></ul>',
      '<ul><li><p>☑ done</p></li></ul>',
    ],
    ['other fields', '<p>a<input type="text" value="b">c</p>', '<p>ac</p>'],
    ['a link that leads nowhere here', '<a href="javascript:alert(1)">a</a> <a href="#b">b</a>', '<p>a b</p>'],
    [
      'a link that says its address itself',
      '<a href="ftp://a.example/x">ftp://a.example/x</a>',
      '<p>ftp://a.example/x</p>',
    ],
    [
      'a table that lays out a page',
      '<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td>c</td></tr></table>',
      '<p>a\tb</p><p>c</p>',
    ],
    ['a column', '<table><tr><td>a</td></tr><tr><td>b</td></tr></table>', '<p>a<br>b</p>'],
    [
      'a list and a program in cells',
      '<table><tr><td><ul><li>a</li><li>b</li></ul></td><td><pre>c\n\td</pre></td></tr></table>',
      '<p>a b\tc  d</p>',
    ],
    [
      'cells in a head, a body and a foot',
      '<table><caption>t</caption><thead><tr><th>a<td>b</thead><tfoot><tr><td>e<td>f</tfoot><tbody><tr><td>c<td>d</tbody></table>',
      '<p>t</p><p><strong>a</strong>\tb<br>e\tf<br>c\td</p>',
    ],
    [
      'merged cells in both directions',
      '<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f</table>',
      '<p>a\t\tb<br>\t\tc<br>d\te\tf</p>',
    ],
  ])('X43: keeps %s as it was meant', (_name, html, entry) => {
    expect(pasted(html)).toBe(entry);
  });

  test('keeps an address that is too long as text', () => {
    const address = `https://a.example/${'a'.repeat(3_000)}`;
    expect(pasted(`<a href="${address}">here</a>`)).toBe(`<p>here (${address})</p>`);
  });

  test('limits a table that claims to be enormous to an ordinary size', () => {
    const row = '<tr><td colspan="99999999" rowspan="99999999">a</td><td>b</td></tr>';
    expect(pasted(`<table>${row.repeat(200)}</table>`).length).toBeLessThan(100_000);
  });
});
