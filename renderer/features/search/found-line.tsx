import { AtSign, Lock, MessageCircle, Paperclip, Reply } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FoundPlace, SearchHit } from '../../../shared/bridge/contract/search.ts';
import { useText } from '../../i18n/text.tsx';
import { Marked } from '../../ui/marked.tsx';
import styles from './hit.module.css';
import { nearFirstMark } from './near-first-mark.ts';

const size = 13;

/** Where the words of a search were found in a ticket, unless its row shows that anyway. */
export function FoundLine({ hit }: { readonly hit: SearchHit }) {
  const text = useText();
  const place = placeToShow(hit);
  if (!place) return null;
  const { kind, who } = place;
  const { excerpt, marks } = kind === 'attachment' ? place : nearFirstMark(place);
  return (
    <span className={styles.found} data-kind={kind} title={place.excerpt}>
      {kind === 'note' ? (
        <span className={styles.note}>
          <Lock size={10} aria-hidden="true" />
          {text('search.found.note')}
        </span>
      ) : (
        icons[kind]
      )}{' '}
      {who !== null && kind !== 'attachment' && (
        <>
          <bdi className={styles.author}>{who}</bdi>
          {text(verbs[kind])}{' '}
        </>
      )}
      <bdi>
        <Marked text={excerpt} marks={marks} />
      </bdi>
      {who !== null && kind === 'attachment' && (
        <span className={styles.of}>
          {' · '}
          {text('search.found.attachment', { name: who })}
        </span>
      )}
    </span>
  );
}

type ShownKind = Exclude<FoundPlace['kind'], 'summary' | 'number'>;
type ShownPlace = FoundPlace & { readonly kind: ShownKind };

const icons: Readonly<Record<Exclude<ShownKind, 'note'>, ReactNode>> = {
  message: <MessageCircle size={size} aria-hidden="true" />,
  reply: <Reply size={size} aria-hidden="true" />,
  attachment: <Paperclip size={size} aria-hidden="true" />,
  requester: <AtSign size={size} aria-hidden="true" />,
};

const verbs = {
  message: 'search.found.wrote',
  reply: 'search.found.replied',
  note: 'search.found.noted',
  requester: 'search.found.noted',
} as const;

/** Summary, number and name of the requester are in the row. */
function placeToShow({ found, row }: SearchHit): ShownPlace | undefined {
  if (!found || found.kind === 'summary' || found.kind === 'number') return undefined;
  if (found.kind === 'requester' && found.excerpt === row.requesterName) return undefined;
  return { ...found, kind: found.kind };
}
