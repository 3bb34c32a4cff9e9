import type { Page } from '../forms/page.ts';

/** The rows of all features that are pages, by their files. */
const rows = import.meta.glob<Page>('../features/*/page.tsx', { eager: true, import: 'page' });

/** All pages; those of a group stand in the order of the navigation. */
export const pages: readonly Page[] = Object.values(rows).toSorted((one, other) => one.order - other.order);

/** The page with an address; undefined where it is a queue’s, or leads nowhere. */
export function pageAt(address: string): Page | undefined {
  return pages.find((page) => page.address === address);
}
