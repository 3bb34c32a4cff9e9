import { type DOMOutputSpec, DOMSerializer, type Node, Schema } from 'prosemirror-model';

const paragraph: DOMOutputSpec = ['p', 0];

/** What an entry may consist of: the same list that main keeps when it stores one. */
export const editorSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
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
    hard_break: { inline: true, group: 'inline', selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
  },
  marks: {
    link: {
      attrs: { href: { validate: 'string' } },
      inclusive: false,
      parseDOM: [{ tag: 'a[href]', getAttrs: (element) => ({ href: element.getAttribute('href') ?? '' }) }],
      toDOM: ({ attrs }) => ['a', { href: String(attrs.href) }, 0],
    },
    em: { parseDOM: [{ tag: 'i' }, { tag: 'em' }, { style: 'font-style=italic' }], toDOM: () => ['em', 0] },
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }, { style: 'font-weight=bold' }], toDOM: () => ['strong', 0] },
    code: { code: true, parseDOM: [{ tag: 'code' }], toDOM: () => ['code', 0] },
  },
});

/** The document as HTML of the fixed list of tags. */
export function htmlOf(doc: Node): string {
  const holder = document.createElement('div');
  holder.append(DOMSerializer.fromSchema(editorSchema).serializeFragment(doc.content));
  return holder.innerHTML;
}

export function plainTextOf(doc: Node): string {
  return doc.textBetween(0, doc.content.size, '\n\n', '\n');
}

/** A draft's document; an empty one where there is none, or it is of a shape that this editor does not know. */
export function docFrom(json: string): Node {
  const empty = editorSchema.node('doc', null, [editorSchema.node('paragraph')]);
  if (json === '') return empty;
  try {
    const doc = editorSchema.nodeFromJSON(JSON.parse(json));
    doc.check();
    return doc;
  } catch {
    return empty; // An unreadable draft is left on the disk until something new is written over it.
  }
}
