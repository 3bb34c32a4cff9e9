import { useEffect, useMemo, useState } from 'react';
import type { Need } from '../../shared/bridge/command-needs.ts';
import { type CommandId, rowOf, type WindowCommand } from '../../shared/bridge/commands.ts';
import { useAnswer } from '../bridge/answers.ts';
import { useDesk } from '../bridge/desk-provider.tsx';
import { usePreferences } from '../bridge/preferences.tsx';
import { useQueues } from '../bridge/use-queues.ts';
import { Palette } from '../features/palette/palette.tsx';
import type { PaletteSection } from '../features/palette/palette-item.ts';
import type { ShownDetails } from '../features/ticket/ticket-pane.tsx';
import type { Viewer } from '../forms/page.ts';
import { useSelectedTickets } from '../forms/selection-store.tsx';
import { useText } from '../i18n/text.tsx';
import { closeAtOnce } from '../ui/modal.tsx';
import {
  actionItems,
  deskItems,
  type PaletteContext,
  pageItems,
  queueItems,
  recentItems,
  selectionItems,
} from './palette-items.tsx';
import { parseRoute, type Router } from './routes.ts';
import { emptySearch } from './search-address.ts';
import type { Back } from './use-back.ts';

export interface PaletteHostProps extends Pick<Router, 'goTo'> {
  readonly viewer: Viewer;
  /** The ids of the items that were used, the latest first. */
  readonly used: readonly string[];
  readonly onUse: (id: string) => void;
  readonly met: readonly Need[];
  readonly shown: ShownDetails;
  readonly back: Pick<Back, 'canGoBack' | 'canGoForward'>;
  /** Remembers the ticket in view, so that the recent ones are complete. */
  readonly remember: () => Promise<void>;
  readonly onLock: () => void;
  readonly onShortcuts: () => void;
  readonly onClose: () => void;
}

/** More of them are found by typing. */
const recentAtFirst = 5;

/** The palette over the tables of commands, queues, and pages. */
export function PaletteHost(props: PaletteHostProps) {
  const { goTo, viewer, used, onUse, met, shown, back, remember, onLock, onShortcuts, onClose } = props;
  const text = useText();
  const { command } = useDesk();
  const { singleKeys } = usePreferences();
  const { list: queues } = useQueues();
  const counts = useAnswer('queue.counts', {}).data;
  const selected = useSelectedTickets().ids.size;
  const [hasRemembered, setHasRemembered] = useState(false);
  useEffect(() => void remember().then(() => setHasRemembered(true)), [remember]);
  const recent = useAnswer('trail.recent', {}, { enabled: hasRemembered }).data?.tickets;
  const shownId = shown !== null && shown !== 'loading' ? shown.id : undefined;
  const number = shown !== null && shown !== 'loading' ? shown.number : undefined;

  const recentTickets = useMemo((): PaletteSection => {
    const others = (recent ?? []).filter(({ ticketId }) => ticketId !== shownId);
    const items = recentItems({ text }, others, (address) => goTo(parseRoute(address)));
    return { id: 'recent', title: text('palette.recent'), items, mostAtFirst: recentAtFirst };
  }, [text, recent, shownId, goTo]);

  const others = useMemo((): readonly PaletteSection[] => {
    const context: PaletteContext = {
      ...{ text, met, singleKeys },
      hasMenu: viewer.hasComputer,
      isLoading: shown === 'loading',
      lacks: {
        ...(!back.canGoBack() && { 'view.back': text('palette.noBack') }),
        ...(!back.canGoForward() && { 'view.forward': text('palette.noForward') }),
      },
    };
    const run = (id: CommandId) => (isOfProgram(id) ? onLock() : command({ do: id as WindowCommand }));
    const onSelection: PaletteSection = {
      id: 'selection',
      title: text('palette.selection', { count: selected }),
      isFoundOnly: selected === 0,
      items: selectionItems(context, selected, run),
    };
    return [
      ...(selected > 0 ? [onSelection] : []),
      {
        id: 'actions',
        title: number === undefined ? text('palette.actions') : text('palette.actionsOn', { number }),
        items: actionItems(context, run),
      },
      {
        id: 'places',
        title: text('palette.places'),
        items: [
          ...queueItems(context, queues, counts, (queue) => command({ do: 'show-queue', queue })),
          ...pageItems(context, viewer, run, (page, part) => goTo({ page, part })),
        ],
      },
      { id: 'commands', title: text('palette.commands'), items: deskItems(context, run) },
      ...(selected > 0 ? [] : [onSelection]),
    ];
  }, [text, met, singleKeys, viewer, shown, number, selected, back, queues, counts, command, goTo, onLock]);
  // The tickets that were opened last come after what can be done with a selection and with the ticket in view.
  const first = (selected > 0 ? 1 : 0) + (shown === null ? 0 : 1);
  const sections = useMemo(
    () => [...others.slice(0, first), recentTickets, ...others.slice(first)],
    [others, recentTickets, first],
  );

  /** Commands are for the window below: it takes none while a dialog is open above. */
  function closeAnd(run: () => void): void {
    closeAtOnce(onClose);
    run();
  }

  return (
    <Palette
      sections={sections}
      used={used}
      onRun={({ id, run }) => {
        onUse(id);
        closeAnd(run);
      }}
      onTicket={(wanted) => command({ do: 'show-ticket', number: wanted })}
      onSearch={(wanted) => goTo({ ...emptySearch, text: wanted })}
      onShortcuts={() => closeAnd(onShortcuts)}
      onClose={onClose}
    />
  );
}

/** Of the program’s commands, the palette offers Lock alone. */
function isOfProgram(id: CommandId): boolean {
  return rowOf(id).by === 'program';
}
