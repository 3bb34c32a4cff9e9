import type { Node } from 'prosemirror-model';

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
