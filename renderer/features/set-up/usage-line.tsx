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
      {pieces(usedText(text, kind, parts.map(markOf))).map((piece) => {
        const part = parts[indexOf(piece)];
        if (!part) return <Fragment key={piece}>{piece}</Fragment>;
        const href = hrefOf(part, kind, name, usage);
        if (href !== undefined) {
          return (
            <a key={part.words} href={href}>
              {part.words}
            </a>
          );
        }
        if ('tickets' in part.of) return <span key={part.words}>{part.words}</span>;
        return (
          <button key={part.words} type="button" className={styles.usageLink} onClick={onShowAll}>
            {part.words}
          </button>
        );
      })}
    </span>
  );
}

/** Undefined for tickets that the administrator can’t see, and for several records. */
function hrefOf({ of }: UsagePart, kind: RecordKind, name: string, usage: RecordUsage): string | undefined {
  if ('tickets' in of) return usage.seen[of.tickets] > 0 ? ticketsHref(kind, name, of.tickets) : undefined;
  const [id, ...others] = of.ids;
  return id === undefined || others.length > 0 ? undefined : recordHref(of.kind, id);
}

/** Private-use characters stand for the parts while the sentence is built, so that its words can be in any order. */
const firstMark = 0xe000;

function markOf(_part: UsagePart, index: number): string {
  return String.fromCodePoint(firstMark + index);
}

function indexOf(piece: string): number {
  return (piece.codePointAt(0) ?? 0) - firstMark;
}

function pieces(sentence: string): readonly string[] {
  return sentence.split(/([\uE000-\uE0FF])/).filter((piece) => piece !== '');
}
