import type { Page, Viewer } from '../forms/page.ts';
import { useText } from '../i18n/text.tsx';
import styles from './navigation.module.css';
import { pages } from './pages.ts';
import { pathOf, type Route } from './routes.ts';

interface PageLinksProps {
  readonly group: Page['group'];
  readonly route: Route;
  readonly viewer: Viewer;
}

/** The navigation's items for the pages of one group that this viewer may see. */
export function PageLinks({ group, route, viewer }: PageLinksProps) {
  return pagesIn(group, viewer).map((page) => {
    const { address, held } = page;
    const isCurrent = route.page === page;
    return held ? (
      <HeldPageLink key={address} page={page} isCurrent={isCurrent} {...held} />
    ) : (
      <PageLink key={address} page={page} isCurrent={isCurrent} />
    );
  });
}

export function hasPages(group: Page['group'], viewer: Viewer): boolean {
  return pagesIn(group, viewer).length > 0;
}

function pagesIn(group: Page['group'], viewer: Viewer): readonly Page[] {
  return pages.filter((page) => page.group === group && page.for(viewer));
}

interface PageLinkProps {
  readonly page: Page;
  readonly isCurrent: boolean;
  /** How much there is, in words and as a number. */
  readonly held?: { readonly description: string; readonly count: string };
}

type HeldPageLinkProps = Omit<PageLinkProps, 'held'> & NonNullable<Page['held']>;

function HeldPageLink({ page, isCurrent, useCount, description }: HeldPageLinkProps) {
  const text = useText();
  const count = useCount();
  if (count === 0 && !isCurrent) return null;
  const held = { description: text(description, { count }), count: text('nav.total', { count }) };
  return <PageLink page={page} isCurrent={isCurrent} held={held} />;
}

function PageLink({ page, isCurrent, held }: PageLinkProps) {
  const text = useText();
  const { icon: Icon, label } = page;
  const name = text(label);
  return (
    <li className={styles.item}>
      <a
        className={styles.link}
        href={`#${pathOf({ page })}`}
        aria-current={isCurrent ? 'page' : undefined}
        aria-label={name}
        aria-description={held?.description}
        title={name}
      >
        <Icon size={18} aria-hidden="true" />
        <span className={styles.word}>{name}</span>
      </a>
      {held && (
        <span className={styles.count} aria-hidden="true">
          {held.count}
        </span>
      )}
    </li>
  );
}
