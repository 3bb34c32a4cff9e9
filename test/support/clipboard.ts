import type { Element, Nodes } from 'hast';
import { parseHtml } from '../../main/platform/parse-html.ts';
import { isRead, type PastedNode } from '../../renderer/features/ticket/pasted-tree.ts';
import { textOf } from './source-files.ts';

/** Clipboard HTML as a window parses it: a browser wraps it in an element. */
export function clipboardTree(html: string): PastedNode[] {
  return parseHtml(html).flatMap(read);
}

export function clipboardFixture(name: string): PastedNode[] {
  return clipboardTree(textOf(`test/fixtures/clipboard/${name}.html`));
}

function read(node: Nodes): PastedNode[] {
  if (node.type === 'text') return [node.value];
  if (node.type !== 'element') return [];
  const attributes = attributesOf(node);
  if (!isRead(node.tagName, attributes)) return [];
  return [{ tag: node.tagName, attributes, children: node.children.flatMap(read) }];
}

function attributesOf({ properties }: Element): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) => {
      const text = Array.isArray(value) ? value.join(' ') : String(value);
      return value === false || value === null || value === undefined ? [] : [[attributeName(name), text]];
    }),
  );
}

function attributeName(property: string): string {
  return property === 'className' ? 'class' : property.replace(/^aria(?=[A-Z])/, 'aria-').toLowerCase();
}
