import { ownQueues } from '../features/set-up/own-queues/page.tsx';
import type { Page } from '../forms/page.ts';

/** The `page` export of each feature that has a page. */
const rows = import.meta.glob<Page>('../features/*/page.tsx', { eager: true, import: 'page' });

/** All pages, in navigation order within their group. */
export const pages: readonly Page[] = [...Object.values(rows), ownQueues].toSorted(
  (one, other) => one.order - other.order,
);

/** The page at an address; undefined for a queue’s address or an unknown one. */
export function pageAt(address: string): Page | undefined {
  return pages.find((page) => page.address === address);
}
