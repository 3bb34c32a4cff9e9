import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { editorSchema } from './editor-schema.ts';
import type { PastedElement, PastedNode } from './pasted-tree.ts';

/** The maximum number of columns. A cell that claims to be wider is treated as one column. */
const mostColumns = 200;

type BlocksOf = (cell: PastedElement) => Node[];

/**
 * A table as lines of text: one per row, with tabs between cells, as spreadsheets copy them. A table used only for
 * layout, as in email, becomes its content.
 */
export function tableBlocks(table: PastedElement, blocksOf: BlocksOf): Node[] {
  const rows = rowsOf(table).map((row) => row.children.filter(isCell));
  const above = table.children.filter(isCaption).flatMap(blocksOf);
  const cells = rows.map((row) => row.map((cell) => ({ cell, blocks: blocksOf(cell) })));
  const isNarrow = rows.every(({ length }) => length < 2);
  const isLayout = cells.flat().some(({ cell, blocks }) => holdsTable(cell) || (isNarrow && !isLine(blocks)));
  if (isLayout) return [...above, ...cells.flat().flatMap(({ blocks }) => blocks)];

  const taken = new Map<number, number>();
  const lines = cells.map((row) => {
    const line: Node[][] = [];
    const skipTaken = () => {
      for (let left = taken.get(line.length) ?? 0; left > 0; left = taken.get(line.length) ?? 0) {
        taken.set(line.length, left - 1);
        line.push([]);
      }
    };
    for (const { cell, blocks } of row) {
      skipTaken();
      const width = spanOf(cell, 'colspan');
      const height = spanOf(cell, 'rowspan');
      for (let column = 0; column < width && line.length < mostColumns; column += 1) {
        if (height > 1) taken.set(line.length, height - 1);
        line.push(column === 0 ? joined(blocks) : []);
      }
    }
    skipTaken();
    return withTabs(line);
  });
  const content = lines.flatMap((line, index) =>
    index > 0 ? [editorSchema.nodes.hard_break.create(), ...line] : line,
  );
  return content.length === 0 ? above : [...above, editorSchema.nodes.paragraph.create(null, Fragment.from(content))];
}

function rowsOf(table: PastedElement): PastedElement[] {
  return table.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (child.tag === 'tr') return [child];
    return /^(thead|tbody|tfoot)$/.test(child.tag) ? rowsOf(child) : [];
  });
}

function isCell(node: PastedNode): node is PastedElement {
  return typeof node !== 'string' && (node.tag === 'td' || node.tag === 'th');
}

function isCaption(node: PastedNode): node is PastedElement {
  return typeof node !== 'string' && node.tag === 'caption';
}

function holdsTable({ children }: PastedElement): boolean {
  return children.some((child) => typeof child !== 'string' && (child.tag === 'table' || holdsTable(child)));
}

function isLine(blocks: readonly Node[]): boolean {
  return blocks.length === 0 || (blocks.length === 1 && blocks[0]?.type === editorSchema.nodes.paragraph);
}

function spanOf({ attributes }: PastedElement, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(attributes[name] ?? '1', 10);
  return span > 0 ? Math.min(span, mostColumns) : 1;
}

/** The content of a cell on one line, with spaces between its blocks and lines. */
function joined(blocks: readonly Node[]): Node[] {
  const lines = blocks.flatMap(linesOf).filter(({ length }) => length > 0);
  return lines.flatMap((line, index) => (index > 0 ? [editorSchema.text(' '), ...line] : line));
}

function linesOf(block: Node): Node[][] {
  if (!block.isTextblock) return block.children.flatMap(linesOf);
  const lines: Node[][] = [[]];
  for (const child of block.children) {
    if (child.type === editorSchema.nodes.hard_break) lines.push([]);
    else lines.at(-1)?.push(child.isText ? onOneLine(child.text ?? '', child.marks) : child);
  }
  return lines;
}

function onOneLine(text: string, marks: readonly Mark[]): Node {
  return editorSchema.text(text.replace(/[\t\n]/g, ' '), marks);
}

/** Without empty cells at the end of the row. */
function withTabs(cells: readonly Node[][]): Node[] {
  const last = cells.findLastIndex(({ length }) => length > 0);
  return cells.slice(0, last + 1).flatMap((cell, index) => (index > 0 ? [editorSchema.text('\t'), ...cell] : cell));
}
