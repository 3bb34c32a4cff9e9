import { Fragment } from 'react';
import type { RecordKind } from '../../../shared/domain/records/registry.ts';
import type { RecordUsage } from '../../../shared/views/record-usage.ts';
import { useText } from '../../i18n/text.tsx';
import styles from './record-form.module.css';
import { type UsagePart, usageParts, usedText } from './usage-text.ts';
import { recordHref, ticketsHref } from './user-records.ts';

interface UsageLineProps {
  readonly kind: RecordKind;
  readonly name: string;
  readonly usage: RecordUsage;
  /** Shows all records that use it, one by one. */
  readonly onShowAll: () => void;
}

/** What uses a record, in one line. Each part leads to its tickets, to its record, or, if it has several, to their list. */
export function UsageLine({ kind, name, usage, onShowAll }: UsageLineProps) {
  const text = useText();
  const parts = usageParts(text, usage);
  const words = parts.map((part) => part.words);
  const sentence = usedText(text, kind, words);
  // A queue shows what it holds itself.
  if (kind === 'queue' || parts.length === 0) return <span className={styles.usage}>{sentence}</span>;
  return (
    <span className={styles.usage} title={sentence}>
      {text('deskSetUp.usage.list')}{' '}
      {parts.map((part, index) => (
        <Fragment key={part.words}>
          {index > 0 && ', '}
          <Part part={part} href={hrefOf(part, kind, name, usage)} onShowAll={onShowAll} />
        </Fragment>
      ))}
    </span>
  );
}

interface PartProps {
  readonly part: UsagePart;
  readonly href: string | undefined;
  readonly onShowAll: () => void;
}

function Part({ part: { words, of }, href, onShowAll }: PartProps) {
  if (href !== undefined) return <a href={href}>{words}</a>;
  if ('tickets' in of) return <span>{words}</span>;
  return (
    <button type="button" className={styles.usageLink} onClick={onShowAll}>
      {words}
    </button>
  );
}

/** Undefined for tickets that the administrator can’t see, and for several records. */
function hrefOf({ of }: UsagePart, kind: RecordKind, name: string, usage: RecordUsage): string | undefined {
  if ('tickets' in of) return usage.seen[of.tickets] > 0 ? ticketsHref(kind, name, of.tickets) : undefined;
  const [id, ...others] = of.ids;
  return id === undefined || others.length > 0 ? undefined : recordHref(of.kind, id);
}
