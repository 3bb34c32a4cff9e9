import type { BodyNode } from '../../../shared/bridge/contract/tickets.ts';

/** Consecutive parts of a body. A folded one is a quotation that is shown on demand. */
export interface BodyPart {
  readonly isFolded: boolean;
  readonly nodes: readonly BodyNode[];
}

/** A quotation in the middle of a text gives it context, unless it is longer than this. */
const longQuote = 400;

/** The line with which mail programs introduce what they quote: “On Monday Ken wrote:”. */
const longestIntroduction = 200;

/**
 * Folds the quotations of a body: those at its end, with the line that introduces them, and long ones elsewhere. A body
 * that holds nothing else stays as it is.
 */
export function foldQuotes(body: readonly BodyNode[]): readonly BodyPart[] {
  const runs = runsOf(body);
  const last = runs.length - 1;
  const folded = runs.map(({ isQuote, nodes }, index) => isQuote && (index === last || lengthOf(nodes) > longQuote));
  const parts: BodyPart[] = [];
  for (const [index, { nodes }] of runs.entries()) {
    const isFolded = folded[index] === true;
    const introduction = isFolded ? undefined : introductionIn(nodes, folded[index + 1] === true);
    const own = introduction === undefined ? nodes : nodes.slice(0, introduction);
    const before = index > 0 ? introductionOf(runs[index - 1]?.nodes ?? [], isFolded) : [];
    if (isFolded) parts.push({ isFolded, nodes: [...before, ...nodes] });
    else if (own.length > 0) parts.push({ isFolded, nodes: own });
  }
  const hasMore = parts.some((part) => !part.isFolded && !part.nodes.every(isBlank));
  return hasMore ? parts : [{ isFolded: false, nodes: body }];
}

interface Run {
  readonly isQuote: boolean;
  readonly nodes: readonly BodyNode[];
}

/** Blanks belong to what they follow. */
function runsOf(body: readonly BodyNode[]): readonly Run[] {
  const runs: { isQuote: boolean; nodes: BodyNode[] }[] = [];
  for (const node of body) {
    const run = runs.at(-1);
    const isQuote = isQuotation(node);
    if (run && (isBlank(node) || run.isQuote === isQuote)) run.nodes.push(node);
    else runs.push({ isQuote, nodes: [node] });
  }
  return runs;
}

/** The index of the introduction at the end of a run that is followed by a folded quotation. */
function introductionIn(nodes: readonly BodyNode[], isFollowed: boolean): number | undefined {
  const at = isFollowed ? nodes.findLastIndex((node) => !isBlank(node)) : -1;
  const node = nodes[at];
  if (node === undefined || typeof node === 'string' || node.tag !== 'p') return undefined;
  const words = textOf(node).trim();
  return words.endsWith(':') && words.length <= longestIntroduction ? at : undefined;
}

function introductionOf(nodes: readonly BodyNode[], isFollowed: boolean): readonly BodyNode[] {
  const at = introductionIn(nodes, isFollowed);
  return at === undefined ? [] : nodes.slice(at);
}

/** A quotation, or a paragraph whose lines are all marked as quoted. */
function isQuotation(node: BodyNode): boolean {
  if (typeof node === 'string') return false;
  if (node.tag === 'blockquote') return true;
  const lines =
    node.tag === 'p'
      ? textOf(node)
          .split('\n')
          .filter((line) => line.trim() !== '')
      : [];
  return lines.length > 0 && lines.every((line) => /^\s*>/.test(line));
}

function isBlank(node: BodyNode): boolean {
  return textOf(node).trim() === '' && !hasPicture(node);
}

function hasPicture(node: BodyNode): boolean {
  return typeof node !== 'string' && ('url' in node || node.children.some(hasPicture));
}

function lengthOf(nodes: readonly BodyNode[]): number {
  return nodes.reduce((sum, node) => sum + textOf(node).length, 0);
}

function textOf(node: BodyNode): string {
  if (typeof node === 'string') return node;
  return node.tag === 'br' ? '\n' : node.children.map(textOf).join('');
}
