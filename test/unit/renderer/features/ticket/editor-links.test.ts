import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { docFrom, editorSchema, sliceOfText } from '../../../../../renderer/features/ticket/editor-schema.ts';
import { htmlOf } from '../../../../../renderer/features/ticket/entry-html.ts';
import { pastedBlocks } from '../../../../../renderer/features/ticket/pasted-blocks.ts';
import { escapeHtml } from '../../../../../shared/domain/body.ts';
import { hrefOfText } from '../../../../../shared/domain/plain-addresses.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { clipboardTree } from '../../../../support/clipboard.ts';
import { runs } from '../../../../support/runs.ts';

/* However an address gets into the editor, and however it is spelled, only allowed ones become links. */

const { link } = editorSchema.marks;
const allowed = /^(?:https?|mailto|tel):/;

const schemes = ['javascript', 'data', 'vbscript', 'file', 'blob', 'app', 'ftp', 'view-source', 'about', 'jar'];
const rests = [':alert(1)', ':text/html,<script>alert(1)</script>', ':///etc/passwd', '://a.example/', ':'];
/** Characters that browsers remove from an address, or that hide it from a reader. */
const noise = fc.string({
  unit: fc.constantFrom('\t', '\n', '\r', '\f', ' ', '\0', '\u0001', '\u001f', '\u00ad', '\u200b', '\u202e', '\ufeff'),
  maxLength: 2,
});

const spelling = fc
  .tuple(fc.constantFrom(...schemes), fc.constantFrom(...rests), noise, fc.array(noise), fc.array(fc.boolean()))
  .map(([scheme, rest, before, between, capitals]) => {
    const letters = [...scheme].map((letter, at) => {
      return (between[at] ?? '') + (capitals[at] === true ? letter.toUpperCase() : letter);
    });
    return before + letters.join('') + rest;
  });

/** The same in the entities of HTML, with or without what ends them. */
const entities = (address: string) =>
  fc.array(fc.constantFrom('plain', 'decimal', 'hex', 'open')).map((how) =>
    [...address]
      .map((letter, at) => {
        const code = letter.codePointAt(0) ?? 0;
        // Zero is no entity, and an open one would take the digits behind it in.
        if (code === 0 || how[at] === undefined || how[at] === 'plain') return escapeHtml(letter);
        return how[at] === 'decimal' ? `&#${code};` : `&#x${code.toString(16)};`;
      })
      .join(''),
  );

function hrefsIn(doc: Node): string[] {
  const hrefs: string[] = [];
  doc.descendants(({ marks }) => {
    for (const mark of marks) if (mark.type === link) hrefs.push(String(mark.attrs.href));
  });
  return hrefs;
}

function expectSafe(doc: Node): void {
  expect(hrefsIn(doc).filter((href) => !allowed.test(href))).toEqual([]);
  for (const [, href = ''] of htmlOf(doc).matchAll(/href="([^"]*)"/g)) expect(href).toMatch(allowed);
}

function draftOf(href: unknown, more: object = {}): string {
  const text = {
    type: 'text',
    text: 'Look here',
    marks: [{ type: 'strong' }, { type: 'link', attrs: { href, ...more } }],
  };
  return JSON.stringify({
    type: 'doc',
    content: [{ type: 'blockquote', content: [{ type: 'paragraph', content: [text] }] }],
  });
}

describe(`no link that may lead nowhere is in the editor (seed ${seed})`, () => {
  test('X48: from a draft that was edited by hand, whose text stays', () => {
    fc.assert(
      fc.property(spelling, (href) => {
        const doc = docFrom(draftOf(href));
        expectSafe(doc);
        expect(doc.textContent).toBe('Look here');
        doc.check();
      }),
      runs(100),
    );
  });

  test.each([[{ href: 7 }], [null], [['javascript:alert(1)']], [undefined]])(
    'X48: from a draft whose link is none at all: %j',
    (href) => {
      const doc = docFrom(draftOf(href));
      expect([hrefsIn(doc), doc.textContent]).toEqual([[], 'Look here']);
    },
  );

  test('X48: by pasted or dropped HTML, in any entities', () => {
    const written = spelling.chain((address) => fc.tuple(fc.constant(address), entities(address)));
    fc.assert(
      fc.property(written, ([, href]) => {
        const blocks = pastedBlocks(clipboardTree(`<p>Look <a href="${href}">here</a></p>`), () => undefined);
        const doc = editorSchema.node('doc', null, [...blocks]);
        expectSafe(doc);
        expect(doc.textContent).toContain('here');
      }),
      runs(100),
    );
  });

  test('X48: by content of another editor of ours, or by changes of the browser during typing', () => {
    const rule = link.spec.parseDOM?.find((one) => 'tag' in one && one.tag === 'a[href]');
    const getAttrs = rule && 'getAttrs' in rule ? rule.getAttrs : undefined;
    fc.assert(
      fc.property(spelling, (href) => {
        // The rule reads nothing but this attribute.
        const attrs = getAttrs?.({ getAttribute: () => href } as never);
        expect(attrs === false || allowed.test(String(attrs?.href))).toBe(true);
      }),
      runs(100),
    );
  });

  test('X48: by the link dialog, and by plain text, where it stays text', () => {
    fc.assert(
      fc.property(spelling, (address) => {
        const href = hrefOfText(address);
        expect(href === undefined || allowed.test(href)).toBe(true);
        const { content } = sliceOfText(address);
        expect(hrefsIn(editorSchema.node('doc', null, content))).toEqual([]);
      }),
      runs(100),
    );
  });

  test('X48: by anything else: it cannot even be made', () => {
    fc.assert(
      fc.property(spelling, (href) => {
        expect(() => link.create({ href })).toThrow('This link may lead nowhere');
      }),
      runs(40),
    );
  });
});

test('links that may lead somewhere stay as they are', () => {
  for (const href of ['https://a.example/?b=c#d', 'mailto:ken@a.example', 'tel:+1-202-555-0175']) {
    expect(hrefsIn(docFrom(draftOf(href)))).toEqual([href]);
  }
  expect(hrefsIn(docFrom(draftOf('HTTPS://user:secret@A.example')))).toEqual(['https://a.example/']);
});
