import { Tabs } from '@base-ui/react/tabs';
import { Lock, Reply } from 'lucide-react';
import { memo, useCallback, useContext, useLayoutEffect, useRef } from 'react';
import { letterOf } from '../../../shared/bridge/commands.ts';
import { usePreferences } from '../../bridge/preferences.tsx';
import { useText } from '../../i18n/text.tsx';
import { useRegion } from '../../ui/region.tsx';
import styles from './composer.module.css';
import { ComposerContext } from './composer-context.ts';
import { ComposerPanel } from './composer-panel.tsx';
import type { Aside, ComposerProps } from './composer-props.ts';
import { EarlierDrafts } from './earlier-drafts.tsx';
import type { ComposerTab } from './post-input.ts';
import { useLeaveWithTicket } from './use-leave-with-ticket.ts';
import { useTicketState } from './use-ticket-state.ts';

type Asides = Readonly<Record<ComposerTab, Aside>>;

const silent: Aside = { words: '', isProblem: false };
const nothingSaid: Asides = { reply: silent, note: silent };

function isSame(one: Aside, other: Aside): boolean {
  return one.words === other.words && one.isProblem === other.isProblem;
}

/** Reply and note as two tabs with separate drafts. Text never moves from one to the other. */
export const Composer = memo(function Composer(props: ComposerProps) {
  const { wanted, onFocused, isCurrent, details } = props;
  const { id: ticketId } = details;
  const mayReply = details.may.includes('ticket.reply');
  const [tab, setTab] = useTicketState<ComposerTab>(ticketId, mayReply && wanted !== 'note' ? 'reply' : 'note');
  const [asides, setAsides] = useTicketState<Asides>(ticketId, nothingSaid);
  const onAside = useCallback(
    (of: ComposerTab, aside: Aside) => setAsides((all) => (isSame(all[of], aside) ? all : { ...all, [of]: aside })),
    [setAsides],
  );

  // A layout effect, so that the next key press goes to the text of the tab.
  useLayoutEffect(() => {
    if (!isCurrent) return;
    if (wanted === 'reply' && !mayReply) onFocused();
    else if (wanted !== null && wanted !== 'shown') setTab(wanted);
  });

  useLeaveWithTicket(ticketId, wanted !== null);

  const shared = { ...props, tab, mayReply, onAside, aside: asides[tab] };
  return (
    <ComposerContext value={shared}>
      <ComposerTabs tab={tab} mayReply={mayReply} onTab={setTab} />
    </ComposerContext>
  );
});

const replyIcon = <Reply size={16} aria-hidden="true" />;
const noteIcon = <Lock size={15} aria-hidden="true" />;

interface ComposerTabsProps {
  readonly tab: ComposerTab;
  readonly mayReply: boolean;
  readonly onTab: (tab: ComposerTab) => void;
}

/** The frame of the composer, which stays as it is while another ticket is shown: its parts read the context. */
const ComposerTabs = memo(function ComposerTabs({ tab, mayReply, onTab }: ComposerTabsProps) {
  const text = useText();
  const { singleKeys } = usePreferences();
  const section = useRef<HTMLElement>(null);
  const openText = () =>
    section.current?.querySelector<HTMLElement>('[role="tabpanel"]:not([hidden]) [role="textbox"]');
  const region = useRegion('composer', { main: openText }, section);
  return (
    <Tabs.Root
      className={styles.composer}
      data-tab={tab}
      value={tab}
      onValueChange={onTab}
      render={<section aria-label={text('composer.label')} tabIndex={-1} {...region} />}
    >
      <div className={styles.tabs}>
        <Tabs.List className={styles.list} aria-label={text('composer.label')} activateOnFocus>
          {mayReply && (
            <Tabs.Tab
              value="reply"
              className={styles.tab}
              aria-keyshortcuts={singleKeys ? letterOf('ticket.reply') : undefined}
            >
              {replyIcon}
              {text('composer.reply')}
            </Tabs.Tab>
          )}
          <Tabs.Tab
            value="note"
            className={styles.tab}
            aria-keyshortcuts={singleKeys ? letterOf('ticket.note') : undefined}
          >
            {noteIcon}
            {text('composer.note')}
          </Tabs.Tab>
        </Tabs.List>
        <DraftWords />
      </div>
      <EarlierDraftsHere />
      {mayReply && (
        <Tabs.Panel value="reply" keepMounted tabIndex={-1} className={styles.panel}>
          <ComposerPanel tab="reply" />
        </Tabs.Panel>
      )}
      <Tabs.Panel value="note" keepMounted tabIndex={-1} className={styles.panel}>
        <ComposerPanel tab="note" />
      </Tabs.Panel>
    </Tabs.Root>
  );
});

/** The state of the draft. A new element for each ticket, so that only changes are announced. */
function DraftWords() {
  const { details, aside } = useContext(ComposerContext);
  return (
    <span key={details.id} className={styles.aside} role="status" data-problem={aside.isProblem}>
      {aside.words}
    </span>
  );
}

function EarlierDraftsHere() {
  const { details } = useContext(ComposerContext);
  return <EarlierDrafts key={details.id} ticketId={details.id} />;
}
