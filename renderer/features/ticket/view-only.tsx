import { Eye } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useText } from '../../i18n/text.tsx';
import { useRegion } from '../../ui/region.tsx';
import { EarlierDrafts } from './earlier-drafts.tsx';
import styles from './view-only.module.css';
import type { WantedTab } from './wanted-tab.ts';
import { WhoCanReply } from './who-can-reply.tsx';

interface ViewOnlyProps {
  readonly ticketId: string;
  /** What should take the focus; `onFocused` reports that it was handled. */
  readonly wanted: WantedTab | null;
  readonly onFocused: () => void;
}

/** Replaces the composer for agents who may not write: explains why, and lists their earlier drafts. */
export function ViewOnly({ ticketId, wanted, onFocused }: ViewOnlyProps) {
  const text = useText();
  const region = useRef<HTMLElement>(null);
  const props = useRegion('composer', {}, region);

  useLayoutEffect(() => {
    if (wanted === null) return;
    region.current?.focus();
    onFocused();
  }, [wanted, onFocused]);

  return (
    <section
      {...props}
      className={styles.place}
      aria-label={text('composer.label')}
      aria-describedby="view-only"
      tabIndex={-1}
    >
      <p id="view-only" className={styles.reason}>
        <Eye size={16} aria-hidden="true" />
        <span>
          <strong>{text('composer.viewOnly')}</strong> {text('composer.viewOnly.words')}
          <WhoCanReply ticketId={ticketId} />
        </span>
      </p>
      <EarlierDrafts ticketId={ticketId} />
    </section>
  );
}
