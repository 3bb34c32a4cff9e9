import { type DOMOutputSpec, Fragment, type Node, Schema, Slice } from 'prosemirror-model';
import { keepable, paragraphsOf } from '../../../shared/domain/body-lines.ts';
import { safeHref } from '../../../shared/domain/link-address.ts';
import { pictureWords } from '../../../shared/domain/picture.ts';
import { type ShownStyle, shownStyle } from '../../../shared/domain/shown-style.ts';
import { nextStatusIn } from '../../../shared/views/next-status.ts';

const paragraph: DOMOutputSpec = ['p', 0];

import { statusAttribute, withStatus } from './doc-status.ts';

/** The content that an entry may have. It matches the list by which main sanitizes stored entries. */
export const editorSchema = new Schema({
  nodes: {
    // `next`: the status that is set with the text.
    doc: { content: 'block+', attrs: { [statusAttribute]: { default: null } } },
    paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => paragraph },
    blockquote: {
      content: 'block+',
      group: 'block',
      defining: true,
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: () => ['blockquote', 0],
    },
    code_block: {
      content: 'text*',
      marks: '',
      group: 'block',
      code: true,
      defining: true,
      parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }],
      toDOM: () => ['pre', ['code', 0]],
    },
    bullet_list: { content: 'list_item+', group: 'block', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
    ordered_list: { content: 'list_item+', group: 'block', parseDOM: [{ tag: 'ol' }], toDOM: () => ['ol', 0] },
    list_item: { content: 'paragraph block*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    text: { group: 'inline' },
    // A picture whose file is attached. Until it is sent, it has an id instead of a hash.
    picture: {
      attrs: { id: { validate: 'string' }, alt: { default: '', validate: 'string' } },
      inline: true,
      group: 'inline',
      draggable: true,
      parseDOM: [
        {
          tag: 'img[data-picture]',
          getAttrs: (element) => ({
            id: element.getAttribute('data-picture') ?? '',
            alt: element.getAttribute('alt') ?? '',
          }),
        },
      ],
      toDOM: ({ attrs }) => ['img', { 'data-picture': String(attrs.id), alt: String(attrs.alt) }],
      leafText: ({ attrs }) => pictureWords(String(attrs.alt)),
    },
    hard_break: {
      leafText: () => '\n',
      inline: true,
      group: 'inline',
      selectable: false,
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
    },
  },
  marks: {
    link: {
      attrs: { href: { validate: mayLead } },
      inclusive: false,
      parseDOM: [{ tag: 'a[href]', getAttrs: linkAttrs }],
      toDOM: ({ attrs }) => ['a', { href: String(attrs.href) }, 0],
    },
    em: {
      parseDOM: [
        { tag: 'em' },
        { tag: 'i' },
        { tag: 'span[style]', consuming: false, getAttrs: (element) => (styleOf(element).isItalic ? null : false) },
      ],
      toDOM: () => ['em', 0],
    },
    strong: {
      parseDOM: [
        { tag: 'strong' },
        // Google Docs wraps everything it copies into a `<b>` of normal weight.
        { tag: 'b', getAttrs: (element) => (styleOf(element).isBold === false ? false : null) },
        { tag: 'span[style]', consuming: false, getAttrs: (element) => (styleOf(element).isBold ? null : false) },
      ],
      toDOM: () => ['strong', 0],
    },
    code: { code: true, parseDOM: [{ tag: 'code' }], toDOM: () => ['code', 0] },
  },
});

/** Parsed from the attribute, because the content security policy stops the browser from parsing pasted styles. */
function styleOf(element: HTMLElement): ShownStyle {
  return shownStyle(element.getAttribute('style') ?? '');
}

/** The address of a pasted link; false if it is not allowed, which keeps only the link’s text. */
function linkAttrs(element: HTMLElement): { readonly href: string } | false {
  const href = safeHref(element.getAttribute('href') ?? '');
  return href === undefined ? false : { href };
}

/** Throws for an address that is not allowed, so that no link with it can be created. */
function mayLead(href: unknown): void {
  if (typeof href !== 'string' || safeHref(href) === undefined) throw new RangeError('This link may lead nowhere');
}

/** Plain text as the paragraphs and lines that it has in a ticket’s details. */
export function sliceOfText(text: string): Slice {
  const { hard_break, paragraph: block } = editorSchema.nodes;
  const blocks = paragraphsOf(keepable(text)).map((lines) => {
    const nodes = lines.flatMap((line, index) => [
      ...(index > 0 ? [hard_break.create()] : []),
      ...(line === '' ? [] : [editorSchema.text(line)]),
    ]);
    return block.create(null, nodes);
  });
  return new Slice(Fragment.from(blocks), 1, 1);
}

export function plainTextOf(doc: Node): string {
  return doc.textBetween(0, doc.content.size, '\n\n');
}

/** The document of a stored draft; empty if there is none, or this editor cannot read it. */
export function docFrom(json: string): Node {
  const empty = editorSchema.node('doc', null, [editorSchema.node('paragraph')]);
  if (json === '') return empty;
  try {
    const parsed: unknown = JSON.parse(json);
    const doc = editorSchema.nodeFromJSON(withSafeLinks(parsed));
    doc.check();
    return withStatus(doc, nextStatusIn(parsed));
  } catch {
    return empty; // An unreadable draft stays on the disk until something is typed.
  }
}

/** A stored document may have been edited by hand: links with addresses that are not allowed become text. */
function withSafeLinks(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withSafeLinks);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => {
      return [name, name === 'marks' && Array.isArray(value) ? value.flatMap(safeMark) : withSafeLinks(value)];
    }),
  );
}

function safeMark(mark: unknown): unknown[] {
  const { type, attrs } = (typeof mark === 'object' && mark !== null ? mark : {}) as Record<string, unknown>;
  if (type !== 'link') return [mark];
  const address = typeof attrs === 'object' && attrs !== null && 'href' in attrs ? attrs.href : undefined;
  const href = typeof address === 'string' ? safeHref(address) : undefined;
  return href === undefined ? [] : [{ type, attrs: { href } }];
}
