import { Tabs } from '@base-ui/react/tabs';
import { Lock, Reply } from 'lucide-react';
import { memo, useCallback, useEffect, useRef } from 'react';
import { letterOf } from '../../../shared/bridge/commands.ts';
import { useText } from '../../i18n/text.tsx';
import { useRegion } from '../../ui/region.tsx';
import styles from './composer.module.css';
import { ComposerPanel } from './composer-panel.tsx';
import type { Aside, ComposerProps } from './composer-props.ts';
import { EarlierDrafts } from './earlier-drafts.tsx';
import type { ComposerTab } from './post-input.ts';
import { useTicketState } from './use-ticket-state.ts';

type Asides = Readonly<Record<ComposerTab, Aside>>;

const silent: Aside = { words: '', isProblem: false };
const nothingSaid: Asides = { reply: silent, note: silent };

function isSame(one: Aside, other: Aside): boolean {
  return one.words === other.words && one.isProblem === other.isProblem;
}

/** Reply and note as two tabs with separate drafts. Text never moves from one to the other. */
export const Composer = memo(function Composer(props: ComposerProps) {
  const text = useText();
  const mayReply = props.details.may.includes('ticket.reply');
  const { id: ticketId } = props.details;
  const [tab, setTab] = useTicketState<ComposerTab>(ticketId, mayReply && props.wanted !== 'note' ? 'reply' : 'note');
  const [asides, setAsides] = useTicketState<Asides>(ticketId, nothingSaid);

  const { wanted, onFocused } = props;
  const section = useRef<HTMLElement>(null);
  const openText = () =>
    section.current?.querySelector<HTMLElement>('[role="tabpanel"]:not([hidden]) [role="textbox"]');
  const region = useRegion('composer', { main: openText }, section);

  const say = useCallback(
    (of: ComposerTab, aside: Aside) => setAsides((all) => (isSame(all[of], aside) ? all : { ...all, [of]: aside })),
    [setAsides],
  );

  useEffect(() => {
    if (!props.isCurrent) return;
    if (wanted === 'reply' && !mayReply) onFocused();
    else if (wanted !== null && wanted !== 'shown') setTab(wanted);
  });

  return (
    <Tabs.Root
      className={styles.composer}
      data-tab={tab}
      value={tab}
      onValueChange={(value: ComposerTab) => setTab(value)}
      render={<section aria-label={text('composer.label')} tabIndex={-1} {...region} />}
    >
      <div className={styles.tabs}>
        <Tabs.List className={styles.list} aria-label={text('composer.label')} activateOnFocus>
          {mayReply && (
            <Tabs.Tab value="reply" className={styles.tab} aria-keyshortcuts={letterOf('ticket.reply')}>
              <Reply size={16} aria-hidden="true" />
              {text('composer.reply')}
            </Tabs.Tab>
          )}
          <Tabs.Tab value="note" className={styles.tab} aria-keyshortcuts={letterOf('ticket.note')}>
            <Lock size={15} aria-hidden="true" />
            {text('composer.note')}
          </Tabs.Tab>
        </Tabs.List>
        <span key={ticketId} className={styles.aside} role="status" data-problem={asides[tab].isProblem}>
          {asides[tab].words}
        </span>
      </div>
      <EarlierDrafts key={ticketId} ticketId={ticketId} />
      {(mayReply ? (['reply', 'note'] as const) : (['note'] as const)).map((each) => (
        <Tabs.Panel key={each} value={each} keepMounted tabIndex={-1} className={styles.panel}>
          <ComposerPanel
            {...props}
            tab={each}
            isShown={each === tab}
            isWanted={each === tab && (wanted === 'shown' || wanted === each)}
            mayReply={mayReply}
            onAside={say}
          />
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
});
