import { useText } from '../i18n/text.tsx';
import styles from './navigation.module.css';
import { type Page, type PageId, pageIds, pageOf, type Viewer } from './pages.tsx';
import { type Place, pathOf } from './routes.ts';

interface PageLinksProps {
  readonly group: Page['group'];
  readonly place: Place;
  readonly viewer: Viewer;
}

/** The navigation's items for the pages of one group that this viewer may see. */
export function PageLinks({ group, place, viewer }: PageLinksProps) {
  return pagesIn(group, viewer).map((id) => {
    const { held } = pageOf(id);
    const isCurrent = place.page === id;
    return held ? (
      <HeldPageLink key={id} id={id} isCurrent={isCurrent} {...held} />
    ) : (
      <PageLink key={id} id={id} isCurrent={isCurrent} />
    );
  });
}

export function hasPages(group: Page['group'], viewer: Viewer): boolean {
  return pagesIn(group, viewer).length > 0;
}

function pagesIn(group: Page['group'], viewer: Viewer): readonly PageId[] {
  return pageIds.filter((id) => pageOf(id).group === group && pageOf(id).for(viewer));
}

interface PageLinkProps {
  readonly id: PageId;
  readonly isCurrent: boolean;
  /** How much there is, in words and as a number. */
  readonly held?: { readonly description: string; readonly count: string };
}

type HeldPageLinkProps = Omit<PageLinkProps, 'held'> & NonNullable<Page['held']>;

function HeldPageLink({ id, isCurrent, useCount, description }: HeldPageLinkProps) {
  const text = useText();
  const count = useCount();
  if (count === 0 && !isCurrent) return null;
  const held = { description: text(description, { count }), count: text('nav.total', { count }) };
  return <PageLink id={id} isCurrent={isCurrent} held={held} />;
}

function PageLink({ id, isCurrent, held }: PageLinkProps) {
  const text = useText();
  const { icon: Icon, label } = pageOf(id);
  const name = text(label);
  return (
    <li className={styles.item}>
      <a
        className={styles.link}
        href={`#${pathOf({ page: id })}`}
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
