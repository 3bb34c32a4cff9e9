import type { Ref } from 'react';
import type { Page, Viewer } from '../forms/page.ts';
import { useText } from '../i18n/text.tsx';
import { CountMark } from './count-mark.tsx';
import styles from './navigation.module.css';
import { pages } from './pages.ts';
import { pathOf, type Route } from './routes.ts';

interface PageLinksProps {
  readonly group: Page['group'];
  readonly route: Route;
  readonly viewer: Viewer;
  /** Set to the link of the current page. */
  readonly current: Ref<HTMLAnchorElement>;
}

/** The navigation items for the pages of one group that this viewer may open. */
export function PageLinks({ group, route, viewer, current }: PageLinksProps) {
  return pagesIn(group, viewer).map((page) => {
    const { address, held } = page;
    const isCurrent = route.page === page;
    const link = { page, isCurrent, current };
    return held ? <HeldPageLink key={address} {...link} {...held} /> : <PageLink key={address} {...link} />;
  });
}

function pagesIn(group: Page['group'], viewer: Viewer): readonly Page[] {
  return pages.filter((page) => page.group === group && page.for(viewer));
}

interface PageLinkProps {
  readonly page: Page;
  readonly isCurrent: boolean;
  readonly current: Ref<HTMLAnchorElement>;
  /** How many items the page holds, as text and as a number. */
  readonly held?: { readonly description: string; readonly count: number };
}

type HeldPageLinkProps = Omit<PageLinkProps, 'held'> & NonNullable<Page['held']>;

function HeldPageLink({ useCount, description, isAlwaysOffered, ...link }: HeldPageLinkProps) {
  const text = useText();
  const count = useCount();
  if (count === 0 && isAlwaysOffered) return <PageLink {...link} />;
  if (count === 0 && !link.isCurrent) return null;
  const held = { description: text(description, { count }), count };
  return <PageLink {...link} held={held} />;
}

function PageLink({ page, isCurrent, current, held }: PageLinkProps) {
  const text = useText();
  const { icon: Icon, label } = page;
  const name = text(label);
  return (
    <li className={styles.item}>
      <a
        ref={isCurrent ? current : undefined}
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
      {held && <CountMark count={held.count} isWaiting={false} />}
    </li>
  );
}
