import { Toast } from '@base-ui/react/toast';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { needsMet, needsMetBy } from '../../shared/bridge/command-needs.ts';
import type { DeskInfo } from '../../shared/bridge/contract/desk.ts';
import type { QueueCounts } from '../../shared/bridge/contract/queues.ts';
import type { Me } from '../../shared/bridge/contract/session.ts';
import type { DoneFor } from '../../shared/bridge/done.ts';
import type { ListedDraft } from '../../shared/bridge/draft.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { TicketFacts } from '../../shared/views/ticket-facts.ts';
import { useAnswer } from '../bridge/answers.ts';
import { useDesk } from '../bridge/desk-provider.tsx';
import { deskside } from '../bridge/deskside.ts';
import { useUndo } from '../bridge/undo.tsx';
import { useActivity } from '../bridge/use-activity.ts';
import { useQueues } from '../bridge/use-queues.ts';
import { useTellShown } from '../bridge/use-tell-shown.ts';
import { IntakeDialog } from '../features/intake/intake-dialog.tsx';
import type { QueueHandle } from '../features/queue/queue-list.tsx';
import { QueuePane } from '../features/queue/queue-pane.tsx';
import { TicketPane, type WriteFor } from '../features/ticket/ticket-pane.tsx';
import { useText } from '../i18n/text.tsx';
import { useWindowTitle } from '../ui/use-window-title.ts';
import styles from './desk-shell.module.css';
import { EmptyDesk } from './empty-desk.tsx';
import { GoneStrip } from './gone-strip.tsx';
import { Navigation } from './navigation.tsx';
import { pages } from './pages.tsx';
import { focusQueueOnceDrawn } from './queue-focus.ts';
import { moveRegion } from './regions.ts';
import { ReportStrip } from './report-strip.tsx';
import { allowedPlace, openQueue, type Place, type Route, useRoute } from './routes.ts';
import { StatusBar } from './status-bar.tsx';
import { Stumble } from './stumble.tsx';
import { useDeskCommands } from './use-desk-commands.ts';
import { useLock } from './use-lock.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useStepBack } from './use-step-back.ts';
import { useTicketFocus } from './use-ticket-focus.ts';
import { useWalkingKeys } from './use-walking-keys.ts';
import { placeTitle } from './window-title.ts';

/** The desk with somebody signed in: queues on the left, a queue, and the ticket that was chosen. */
export function DeskShell({ desk, me }: { readonly desk: DeskInfo; readonly me: Me }) {
  const text = useText();
  const { command } = useDesk();
  const { place: wanted, goTo } = useRoute();
  const computer = useAnswer('computer.status', {}).data?.computer;
  const queues = useQueues();
  const queueIds = queues.isKnown ? queues.list.map(({ id }) => id) : undefined;
  const place = allowedPlace(wanted, { me, hasComputer: computer !== null }, queueIds);
  const queue = place.page === 'queue' ? queues.withId(place.queue) : undefined;
  const [isTakingIn, setIsTakingIn] = useState(false);
  const [writeFor, setWriteFor] = useState<WriteFor | null>(null);
  const written = useCallback(() => setWriteFor(null), []);
  const [shown, setShown] = useState<TicketFacts | null>(null);
  const ticketMet = useMemo(() => (shown ? needsMetBy(shown) : []), [shown]);
  const choices = useAnswer('desk.choices', {}).data;
  const counts = useAnswer('queue.counts', {}).data;
  const isEmpty = ticketIdOf(place) === null && hasNoTickets(counts);
  const handle = useRef<QueueHandle>(null);
  const lock = useLock();
  const focusTicket = useTicketFocus();
  const { add } = Toast.useToastManager();
  const newTicket = useCallback(() => setIsTakingIn(me.mayCreate), [me.mayCreate]);
  const goToQueue = useCallback((queue: Id) => goTo({ page: 'queue', queue, ticketId: null }), [goTo]);
  const { undoNewest } = useUndo();
  const met = [...needsMet({ me, hasDesk: true, hasComputer: !!computer, hasUpdates: false }), ...ticketMet];
  useShortcuts(command, lock);
  useWalkingKeys(handle);
  const toQueue = useQueueBehind(place, goTo);
  useStepBack(place.page !== 'queue', toQueue);
  useDeskCommands({
    place,
    goTo,
    met,
    goToQueue,
    queues,
    acts: {
      'ticket.new': newTicket,
      'view.next-part': () => moveRegion(1),
      'view.previous-part': () => moveRegion(-1),
      'queue.next': () => handle.current?.press('ArrowDown'),
      'queue.previous': () => handle.current?.press('ArrowUp'),
      'edit.undo': undoNewest,
    },
  });
  useTellShown(ticketMet);
  useWindowTitle(placeTitle(text, desk, place, queue, shown));
  useActivity();

  const created = useCallback(
    async ({ ticketIds: [ticketId = ''], lost }: DoneFor) => {
      setIsTakingIn(false);
      if (lost.includes(ticketId)) return void add({ title: text('toast.created.elsewhere') });
      goTo({ page: 'queue', queue: 'open', ticketId });
      focusTicket(ticketId);
      const page = await deskside.ask('ticket.page', { ticketId, items: 1 });
      if (page.ok) add({ title: text('toast.created', { number: page.value.facts.number }) });
    },
    [add, focusTicket, goTo, text],
  );

  function continueDraft({ slot, ticket }: ListedDraft): void {
    if (slot.tab === 'intake') {
      newTicket();
      return;
    }
    setWriteFor({ ticketId: slot.ticketId, tab: slot.tab });
    goTo({ page: 'queue', queue: ticket?.queue ?? 'open', ticketId: slot.ticketId });
  }

  return (
    <div className={styles.shell}>
      <GoneStrip />
      <ReportStrip reports={desk.reports} damaged={desk.damaged} />
      <div className={styles.desk}>
        <Navigation desk={desk} me={me} place={place} hasComputer={!!computer} onNewTicket={newTicket} onLock={lock} />
        <main className={styles.main} data-page={place.page} data-one={oneOf(place)}>
          {place.page !== 'queue' && (
            <Stumble key={place.page}>{pages[place.page].render({ desk, me, continueDraft })}</Stumble>
          )}
          {place.page === 'queue' && isEmpty && <EmptyDesk mayCreate={me.mayCreate} onNewTicket={newTicket} />}
          {place.page === 'queue' && queue && !isEmpty && (
            <>
              <Stumble key={place.queue}>
                <QueuePane
                  handle={handle}
                  queue={queue}
                  selectedId={place.ticketId}
                  onSelect={(ticketId) => goTo({ ...place, ticketId }, { replace: place.ticketId !== null })}
                  onEnter={() => place.ticketId && setWriteFor({ ticketId: place.ticketId, tab: 'shown' })}
                />
              </Stumble>
              <Stumble key={place.ticketId}>
                <TicketPane
                  ticketId={place.ticketId}
                  myId={me.agentId}
                  isInFront={!isTakingIn}
                  writeFor={writeFor}
                  onWriting={written}
                  onBack={() => {
                    toQueue();
                    focusQueueOnceDrawn();
                  }}
                  onShown={setShown}
                />
              </Stumble>
            </>
          )}
        </main>
      </div>
      <StatusBar desk={desk} />
      {isTakingIn && choices && (
        <IntakeDialog choices={choices} onClose={() => setIsTakingIn(false)} onCreated={(id) => void created(id)} />
      )}
    </div>
  );
}

/** Goes back to the queue that was shown last: to its ticket from a page, without it from the ticket itself. */
function useQueueBehind(place: Place, goTo: Route['goTo']): () => void {
  const last = useRef(openQueue);
  useEffect(() => {
    if (place.page === 'queue') last.current = place;
  });
  return () => goTo(place.page === 'queue' ? { ...place, ticketId: null } : last.current);
}

/** What a window shows that has room for one thing only; the navigation leads back to the queue. */
function oneOf(place: Place): 'queue' | 'ticket' | undefined {
  if (place.page !== 'queue') return undefined;
  return place.ticketId === null ? 'queue' : 'ticket';
}

/** Whether nothing is in sight, as far as the first queues tell: others may hold only some of what there is. */
function hasNoTickets(counts: QueueCounts | undefined): boolean {
  return counts?.open?.total === 0 && counts.closed?.total === 0;
}

function ticketIdOf(place: Place): string | null {
  return place.page === 'queue' ? place.ticketId : null;
}
