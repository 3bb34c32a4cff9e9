import type { Node } from 'prosemirror-model';
import { follow } from '../../forms/newer-text.ts';

/**
 * What was written after the words of `sent` had gone out: everything behind the first place where the two differ, so
 * that nothing is lost, also where somebody changed the middle. Undefined where nothing is newer.
 */
export function newerWords(sent: Node, now: Node): Node | undefined {
  const from = sent.content.findDiffStart(now.content);
  if (from === null || from >= now.content.size) return undefined;
  const newer = now.cut(from);
  return newer.textContent.trim() === '' ? undefined : newer;
}

/** The same where only the text of what was sent is known. A picture counts as the words that stand for it. */
export function newerThanText(sent: string, now: Node): Node | undefined {
  const { firstNewer } = follow(sent);
  let from: number | undefined;
  now.descendants((node, at) => {
    if (from !== undefined || !node.isLeaf) return from === undefined;
    const newer = firstNewer(node.isText ? (node.text ?? '') : node.textContent);
    // A picture is whole or not there.
    if (newer !== undefined) from = at + (node.isText ? newer : 0);
    return false;
  });
  return from === undefined ? undefined : now.cut(from);
}
