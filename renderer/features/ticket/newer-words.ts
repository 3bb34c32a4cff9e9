import type { Node } from 'prosemirror-model';
import { follow } from '../../forms/newer-text.ts';

/**
 * The part of a document that was written after `sent` was sent: everything after the first difference, so that nothing
 * is lost even if the middle was changed. Undefined if nothing is newer.
 */
export function newerWords(sent: Node, now: Node): Node | undefined {
  const from = sent.content.findDiffStart(now.content);
  if (from === null || from >= now.content.size) return undefined;
  const newer = now.cut(afterBlanks(now, from));
  return newer.textContent.trim() === '' ? undefined : newer;
}

/** The blank between what was sent and what was typed after it belongs to neither. */
function afterBlanks(doc: Node, from: number): number {
  let at = from;
  while (at < doc.content.size && /^\s$/.test(doc.textBetween(at, at + 1))) at += 1;
  return at;
}

/** The same when only the plain text of what was sent is known. A picture counts as its text equivalent. */
export function newerThanText(sent: string, now: Node): Node | undefined {
  const { firstNewer } = follow(sent);
  let from: number | undefined;
  now.descendants((node, at) => {
    if (from !== undefined || !node.isLeaf) return from === undefined;
    const newer = firstNewer(node.isText ? (node.text ?? '') : node.textContent);
    // A picture cannot be divided.
    if (newer !== undefined) from = at + (node.isText ? newer : 0);
    return false;
  });
  return from === undefined ? undefined : now.cut(from);
}
