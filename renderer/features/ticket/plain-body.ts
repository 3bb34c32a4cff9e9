import type { BodyNode } from '../../../shared/bridge/contract/tickets.ts';
import type { BodyTag } from '../../../shared/domain/body-tags.ts';

/**
 * What an editor of Deskside can write, pictures left out. Such elements, without any attribute, load nothing, run
 * nothing and lead nowhere, so that no frame has to hold them. Whatever sanitizing may leave one day is not among them.
 */
const plainTags: ReadonlySet<string> = new Set<BodyTag>([
  ...(['p', 'br', 'strong', 'em', 'a', 'code'] as const),
  ...(['ul', 'ol', 'li', 'blockquote', 'pre'] as const),
]);

/** Whether a body may be shown by elements of the window itself. */
export function isPlainBody(body: readonly BodyNode[]): boolean {
  return body.every(
    (node) => typeof node === 'string' || (plainTags.has(node.tag) && !('url' in node) && isPlainBody(node.children)),
  );
}
