import { useCallback, useMemo, useRef, useState } from 'react';
import { needsMet, needsMetBy, type ShownNeed, type TicketNeed } from '../../shared/bridge/command-needs.ts';
import { letterOf } from '../../shared/bridge/commands.ts';
import type { DeskInfo } from '../../shared/bridge/contract/desk.ts';
import type { Me } from '../../shared/bridge/contract/session.ts';
import type { Id } from '../../shared/domain/id.ts';
import { useAnswer } from '../bridge/answers.ts';
import { useDesk } from '../bridge/desk-provider.tsx';
import { useUndo } from '../bridge/undo.tsx';
import { useActivity } from '../bridge/use-activity.ts';
import { useQueues } from '../bridge/use-queues.ts';
import { useReportShown } from '../bridge/use-report-shown.ts';
import type { ShownDetails } from '../features/ticket/ticket-pane.tsx';
import type { PageContext } from '../forms/page.ts';
import { PlaceMemoryProvider } from '../forms/place-memory.ts';
import { nothingSelected } from '../forms/selection.ts';
import { useHasSelection, useSelectionStore } from '../forms/selection-store.tsx';
import type { ListHandle } from '../forms/ticket-list.tsx';
import { createWalk, WalkProvider } from '../forms/walk.ts';
import { useText } from '../i18n/text.tsx';
import { useRegions } from '../ui/region.tsx';
import { useWindowTitle } from '../ui/use-window-title.ts';
import styles from './desk-shell.module.css';
import { DisconnectedStrip } from './disconnected-strip.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Intake } from './intake.tsx';
import { Navigation } from './navigation.tsx';
import { Overlays, useOverlay } from './overlays.tsx';
import { PinTabs } from './pin-tabs.tsx';
import { QueueAndTicket } from './queue-and-ticket.tsx';
import { createRegionKeys } from './regions.ts';
import { ReportStrip } from './report-strip.tsx';
import { allowedRoute, type Route, showsTickets, usePlace, useRouter } from './routes.ts';
import { StatusBar } from './status-bar.tsx';
import { useBack } from './use-back.ts';
import { useDeskCommands } from './use-desk-commands.ts';
import { useLock } from './use-lock.ts';
import { usePins } from './use-pins.ts';
import { usePreviousQueue } from './use-previous-queue.ts';
import { useQueueKeys } from './use-queue-keys.ts';
import { useSearchScreen } from './use-search-screen.ts';
import { useSelection } from './use-selection.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useStepBack } from './use-step-back.ts';
import { useTrail } from './use-trail.ts';
import { useWriting } from './use-writing.ts';
import { routeTitle } from './window-title.ts';

/** The window of a signed-in agent: navigation on the left, then a queue with a ticket, or a page. */
export function DeskShell({ desk, me }: { readonly desk: DeskInfo; readonly me: Me }) {
  const text = useText();
  const { command } = useDesk();
  const { route: wanted, goTo, isCurrent } = useRouter();
  const computer = useAnswer('computer.status', {}).data?.computer;
  const queues = useQueues();
  const queueIds = queues.isKnown ? queues.list.map(({ id }) => id) : undefined;
  const route = allowedRoute(wanted, { me, hasComputer: computer !== null }, queueIds);
  const place = usePlace(route);
  const queue = route.page === 'queue' ? queues.withId(route.queue) : undefined;
  const [isTakingIn, setIsTakingIn] = useState(false);
  const newTicket = useCallback(() => setIsTakingIn(me.mayCreate), [me.mayCreate]);
  const endIntake = useCallback(() => setIsTakingIn(false), []);
  const { continueDraft, ...writing } = useWriting({ goTo }, newTicket);
  const [shown, setShown] = useState<ShownDetails>(null);
  const overlay = useOverlay();
  const pins = usePins({ route, goTo });
  const back = useBack(me.agentId, writing.write);
  const [walk] = useState(createWalk);
  const remember = useTrail(route);
  const hasSelection = useHasSelection();
  const { change } = useSelectionStore();
  const isList = showsTickets(route);
  const shownMet = useMemo(
    () => [...needsMetByShown(shown), ...needsMetByList(isList, hasSelection)],
    [shown, isList, hasSelection],
  );
  const met = [...needsMet({ me, hasDesk: true, hasComputer: !!computer, hasUpdates: false }), ...shownMet];
  const handle = useRef<ListHandle>(null);
  const regions = useRegions();
  const regionKeys = useMemo(() => createRegionKeys(regions), [regions]);
  const lock = useLock();
  const goToQueue = useCallback((queue: Id) => goTo({ page: 'queue', queue, ticketId: null }), [goTo]);
  const selection = useSelection({ route, goTo, isCurrent });
  const { begin } = selection.awaited;
  const previousQueue = usePreviousQueue({ route, goTo });
  const toQueue = useCallback(() => {
    begin(null);
    previousQueue();
  }, [begin, previousQueue]);
  const shownPage = showsTickets(route) ? undefined : route.page;
  const goToPart = useCallback<PageContext['goToPart']>(
    (part, how) => shownPage && goTo({ page: shownPage, part }, how),
    [goTo, shownPage],
  );
  const search = useSearchScreen({ route, goTo });
  const { undoNewest } = useUndo();
  useShortcuts(command, lock, queues.list, hasSelection);
  useQueueKeys(handle);
  useStepBack(!showsTickets(route), toQueue);
  useDeskCommands({
    route,
    goTo,
    met,
    isTicketLoading: shown === 'loading',
    goToQueue,
    queues,
    actions: {
      'ticket.new': newTicket,
      'view.search': search.open,
      'view.palette': overlay.showPalette,
      'view.shortcuts': overlay.showShortcuts,
      'view.back': back.back,
      'view.forward': back.forward,
      'ticket.pin': pins.toggle,
      // The select of the ticket takes it once it is there.
      'ticket.filter-thread': () => undefined,
      'tab.next': () => pins.step(1),
      'tab.previous': () => pins.step(-1),
      'tab.move-right': () => pins.move(1),
      'tab.move-left': () => pins.move(-1),
      'view.next-part': () => regionKeys.move(1),
      'view.previous-part': () => regionKeys.move(-1),
      'selection.toggle': () => handle.current?.press(letterOf('selection.toggle')),
      'selection.all': () => handle.current?.selectAll(),
      'selection.clear': () => change(() => nothingSelected),
      'queue.next': () => handle.current?.press('ArrowDown'),
      'queue.previous': () => handle.current?.press('ArrowUp'),
      'edit.undo': undoNewest,
    },
  });
  useReportShown(shownMet, shown === 'loading');
  useWindowTitle(routeTitle(text, desk, route, queue, shown === 'loading' ? null : shown));
  useActivity();

  const shownId = showsTickets(route) ? route.ticketId : null;

  return (
    <PlaceMemoryProvider value={back.memory}>
      <WalkProvider value={walk}>
        <div className={styles.shell}>
          <DisconnectedStrip />
          <ReportStrip reports={desk.reports} damaged={desk.damaged} />
          <div className={styles.desk}>
            <Navigation
              desk={desk}
              me={me}
              place={place}
              hasComputer={!!computer}
              onNewTicket={newTicket}
              onLock={lock}
            />
            <div className={styles.content}>
              {pins.tickets.length > 0 && (
                <PinTabs tickets={pins.tickets} shownId={shownId} unpin={pins.unpin} look={pins.look} />
              )}
              <main
                className={styles.main}
                data-one={oneOf(route, selection.subject !== null)}
                data-wide={route.page === 'search'}
              >
                {showsTickets(route) ? (
                  <QueueAndTicket
                    {...writing}
                    {...selection}
                    route={route}
                    queue={queue}
                    search={search}
                    handle={handle}
                    me={me}
                    isInFront={!isTakingIn}
                    goTo={goTo}
                    toQueue={toQueue}
                    onNewTicket={newTicket}
                    onShown={setShown}
                  />
                ) : (
                  <ErrorBoundary key={route.page.address}>
                    {route.page.render({ desk, me, continueDraft, part: route.part ?? [], goToPart })}
                  </ErrorBoundary>
                )}
              </main>
            </div>
          </div>
          <StatusBar desk={desk} />
          {overlay.over !== null && (
            <Overlays
              {...overlay}
              goTo={goTo}
              viewer={{ me, hasComputer: !!computer }}
              met={met}
              shown={shown}
              back={back}
              remember={remember}
              onLock={lock}
            />
          )}
          <Intake queue={handle} isOpen={isTakingIn} onClose={endIntake} goTo={goTo} />
        </div>
      </WalkProvider>
    </PlaceMemoryProvider>
  );
}

/** Commands on any ticket are not disabled while it loads: they wait for it. */
function needsMetByShown(shown: ShownDetails): readonly TicketNeed[] {
  if (shown === 'loading') return ['ticket'];
  return shown ? needsMetBy(shown) : [];
}

function needsMetByList(isList: boolean, hasSelection: boolean): readonly ShownNeed[] {
  return [...(isList ? (['list'] as const) : []), ...(isList && hasSelection ? (['selection'] as const) : [])];
}

/** The part that a narrow window shows; undefined on a page. The navigation leads back to the queue. */
function oneOf(route: Route, hasTicket: boolean): 'queue' | 'ticket' | undefined {
  if (!showsTickets(route)) return undefined;
  return hasTicket ? 'ticket' : 'queue';
}
