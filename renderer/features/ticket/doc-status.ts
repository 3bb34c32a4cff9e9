import type { Node } from 'prosemirror-model';
import { type NextStatus, noNextStatus } from '../../../shared/views/next-status.ts';

/** The name of the attribute by which a document holds the status that is set with it. */
export const statusAttribute = 'next';

/** The status that is set with this text. */
export function statusWith(doc: Node): NextStatus {
  // Safe: only documents that were read, and `statusValue`, set the attribute.
  return (doc.attrs[statusAttribute] as NextStatus | null) ?? noNextStatus;
}

/** The attribute for a status; null for none, as a document without it has. */
export function statusValue(next: NextStatus): NextStatus | null {
  const { statusId, reason, until } = next;
  return statusId === null && reason === '' && until === '' ? null : next;
}

/** The same text with another status. */
export function withStatus(doc: Node, next: NextStatus): Node {
  return doc.type.create({ ...doc.attrs, [statusAttribute]: statusValue(next) }, doc.content, doc.marks);
}
