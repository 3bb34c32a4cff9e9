import { type PastedElement, type PastedNode, wordsOf } from './pasted-tree.ts';

/*
 * Word, Outlook and PowerPoint copy lists as paragraphs. Each names its list and level in its style, and begins with
 * the bullet or number as text that is marked as generated.
 */

interface Item {
  readonly level: number;
  readonly isOrdered: boolean;
  readonly words: readonly PastedNode[];
}

/** A list under construction; items of a deeper level go into a list in the last item. */
interface List {
  readonly tag: 'ul' | 'ol';
  readonly level: number;
  readonly items: PastedNode[][];
}

const marker = /mso-list\s*:\s*ignore|mso-special-format\s*:\s*(?:num)?bullet/i;
const numbered = /^\s*\(?(\d+|[a-z]|[ivxlcdm]+)[.)]/i;

/** Turns such paragraphs into lists. */
export function withWordLists(nodes: readonly PastedNode[]): PastedNode[] {
  const shown: PastedNode[] = [];
  let items: Item[] = [];

  function endLists(): void {
    shown.push(...listsOf(items));
    items = [];
  }

  for (const node of nodes) {
    const item = itemOf(node);
    if (item) items.push(item);
    else if (isContinued(node, items)) items = continued(items, node);
    else if (typeof node === 'string') {
      if (items.length === 0 || node.trim() !== '') endLists();
      if (items.length === 0) shown.push(node);
    } else {
      endLists();
      shown.push({ ...node, children: withWordLists(node.children) });
    }
  }
  endLists();
  return shown;
}

function itemOf(node: PastedNode): Item | undefined {
  if (typeof node === 'string' || !/^(p|div|h[1-6])$/.test(node.tag)) return undefined;
  const { style = '', class: name = '' } = node.attributes;
  const level = /mso-list\s*:[^;]*\blevel(\d)/i.exec(style)?.[1];
  const marked = markerIn(node.children);
  if (level === undefined && (!marked || !/^O\d?$/.test(name))) return undefined;
  return {
    level: Number(level ?? (/\d/.exec(name)?.[0] || 0)),
    isOrdered: numbered.test(marked ?? ''),
    words: withoutMarker(node.children),
  };
}

/** The text of the bullet or number; undefined if there is none. */
function markerIn(nodes: readonly PastedNode[]): string | undefined {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    const found = isMarker(node) ? wordsOf([node]) : markerIn(node.children);
    if (found !== undefined) return found;
  }
  return undefined;
}

function withoutMarker(nodes: readonly PastedNode[]): PastedNode[] {
  return nodes.flatMap((node): PastedNode[] => {
    if (typeof node === 'string') return [node];
    return isMarker(node) ? [] : [{ ...node, children: withoutMarker(node.children) }];
  });
}

function isMarker({ attributes }: PastedElement): boolean {
  return marker.test(attributes.style ?? '');
}

/** A list paragraph without a bullet continues the previous item. */
function isContinued(node: PastedNode, items: readonly Item[]): boolean {
  return items.length > 0 && typeof node !== 'string' && /^MsoListParagraph/.test(node.attributes.class ?? '');
}

function continued(items: readonly Item[], node: PastedNode): Item[] {
  return items.map((item, index) => (index < items.length - 1 ? item : { ...item, words: [...item.words, node] }));
}

function listsOf(items: readonly Item[]): PastedElement[] {
  const lists: PastedElement[] = [];
  const open: List[] = [];

  function close(): void {
    const list = open.pop();
    if (!list) return;
    const made = element(
      list.tag,
      list.items.map((children) => element('li', children)),
    );
    const outer = open.at(-1)?.items.at(-1);
    if (outer) outer.push(made);
    else lists.push(made);
  }

  for (const { level, isOrdered, words } of items) {
    const tag = isOrdered ? 'ol' : 'ul';
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) close();
    const present = open.at(-1);
    if (present?.level === level && present.tag !== tag) close();
    if (open.at(-1)?.level !== level) open.push({ tag, level, items: [] });
    open.at(-1)?.items.push([...words]);
  }
  while (open.length > 0) close();
  return lists;
}

function element(tag: string, children: readonly PastedNode[]): PastedElement {
  return { tag, attributes: {}, children };
}
