import { TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { isTouched } from '../../forms/record-edits.ts';
import { useRecordEdits } from '../../forms/record-edits-provider.tsx';
import { useRegion } from '../../ui/region.tsx';
import type { RecordContext } from './form-field.ts';
import styles from './kind-column.module.css';
import { kindPages } from './kinds.ts';
import { keyTarget } from './list-keys.ts';
import { useContested } from './use-contested.ts';

interface KindColumnProps {
  /** The kind whose records are shown. */
  readonly current: string;
  readonly context: RecordContext;
  readonly titleId: string;
}

/** What can be set up: every kind of desk record, with how many there are. Arrow keys walk through them. */
export function KindColumn({ current, context, titleId }: KindColumnProps) {
  const { records, text } = context;
  const edits = useRecordEdits();
  const conflicts = useContested();
  const link = useRef<HTMLAnchorElement>(null);
  const region = useRegion('kinds', { main: () => link.current });
  function walk(event: KeyboardEvent<HTMLUListElement>): void {
    if (event.altKey || event.ctrlKey || event.metaKey || !/^(Arrow(Up|Down)|Home|End)$/.test(event.key)) return;
    const links: Element[] = [...event.currentTarget.querySelectorAll('a')];
    const at = document.activeElement ? links.indexOf(document.activeElement) : -1;
    const target = keyTarget(event.key, at, links.length);
    if (at < 0 || typeof target !== 'number') return;
    event.preventDefault();
    if (links[target] instanceof HTMLElement) links[target].focus();
  }

  return (
    <nav {...region} className={styles.column} aria-labelledby={titleId} tabIndex={-1}>
      <p id={titleId} className={styles.title}>
        {text('command.view.set-up')}
      </p>
      <ul className={styles.list} onKeyDown={walk}>
        {kindPages.map(({ kind, icon: Icon, belongs }) => {
          const count = records.all(kind).filter((record) => !record.retired && belongs(record)).length;
          const isUnsaved = edits.all().some((edit) => edit.kind === kind && belongs(edit.values) && isTouched(edit));
          const isContested = conflicts.some((conflict) => {
            const record = conflict.kind === kind && records.get(kind, conflict.id);
            return record && belongs(record);
          });
          const notes = [isUnsaved && text('deskSetUp.unsaved'), isContested && text('deskSetUp.conflict.mark')];
          const isCurrent = kind === current;
          const title = text(`deskSetUp.${kind}.title`);
          return (
            <li key={kind} className={styles.item}>
              <a
                ref={isCurrent ? link : undefined}
                href={`#/set-up/${kind}`}
                className={styles.link}
                aria-current={isCurrent ? 'page' : undefined}
                aria-label={title}
                aria-description={notes.filter((note) => note !== false).join(', ') || undefined}
              >
                <Icon size={17} aria-hidden="true" />
                <span className={styles.name} title={title}>
                  {title}
                </span>
                {isContested && <TriangleAlert size={15} aria-hidden="true" className={styles.contested} />}
                {isUnsaved && <span className={styles.unsaved} aria-hidden="true" />}
              </a>
              {/* Outside the link, so that the link’s accessible name stays the kind’s name. */}
              {kind !== 'desk' && <span className={styles.count}>{text('nav.total', { count })}</span>}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
