import { Pin } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { Id } from '../../../shared/domain/id.ts';
import { deskside } from '../../bridge/deskside.ts';
import { useSelectionStore } from '../../forms/selection-store.tsx';
import type { ListHandle, Selecting, TicketListProps } from '../../forms/ticket-list.tsx';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { isListOpen } from '../../ui/is-list-open.ts';
import { isDialogOpen } from '../../ui/open-dialogs.ts';
import { useRegion } from '../../ui/region.tsx';
import { numbersIn } from './numbers-in.ts';
import { ProblemList } from './problem-list.tsx';
import { ResultsHead } from './results-head.tsx';
import { SaveQueueDialog } from './save-queue-dialog.tsx';
import { nothingTyped } from './search-edit.ts';
import { SearchField, type SearchFieldHandle } from './search-field.tsx';
import styles from './search-pane.module.css';
import { SearchResults } from './search-results.tsx';
import { problemsToShow } from './shown-problems.ts';
import { SyntaxHelp } from './syntax-help.tsx';
import { type AskedSearch, useSearch } from './use-search.ts';
import { useSearchEdit } from './use-search-edit.ts';

export interface SearchPaneProps extends Pick<TicketListProps, 'awaited'> {
  readonly handle: RefObject<ListHandle | null>;
  readonly field: RefObject<SearchFieldHandle | null>;
  readonly asked: AskedSearch;
  readonly selectedId: Id | null;
  readonly myId: Id;
  readonly onAsk: (asked: AskedSearch) => void;
  /** Shows a ticket beside the results; with the entry in which the words were found, if it is known. */
  readonly onOpen: (ticketId: Id, entryId: Id | null, how: Selecting) => void;
  /** Enter on a result: the person wants to work on the ticket. */
  readonly onEnter: () => void;
  /** A ticket was named by its number: it is shown, and the focus goes there. */
  readonly onNumber: (ticketId: Id) => void;
  /** Escape in an empty field. */
  readonly onLeave: () => void;
  /** Shown below the results. */
  readonly foot: ReactNode;
}

/** The search screen: what is searched for, and the tickets that were found. */
export function SearchPane(props: SearchPaneProps) {
  const {
    handle,
    field,
    asked,
    selectedId,
    awaited: awaitedRow,
    myId,
    onAsk,
    onOpen,
    onEnter,
    onNumber,
    onLeave,
    foot,
  } = props;
  const text = useText();
  const problemsId = useId();
  const [dialog, setDialog] = useState<'help' | 'save' | null>(null);
  const search = useSearchEdit(asked.text, (wanted) => onAsk({ ...asked, text: wanted }));
  const { edit, setEdit } = search;
  const found = useSearch(asked);
  const selection = useSelectionStore();
  const section = useRef<HTMLElement>(null);
  const selected = () => section.current?.querySelector<HTMLElement>('[data-ticket][aria-current="true"]');
  const input = () => section.current?.querySelector<HTMLElement>('[role="combobox"]');
  const region = useRegion('queue', { main: () => selected() ?? input() }, section);
  /** The search whose first result gets the focus as soon as it is there. */
  const awaited = useRef<string>(null);
  const isEscapeHere = useRef(false);
  const problems = problemsToShow(edit, found);

  const [firstId] = useState(selectedId);
  useEffect(() => {
    if (firstId === null) field.current?.focus();
  }, [firstId, field]);

  useEffect(() => {
    if (awaited.current === null || !found.isCurrent || awaited.current !== found.shown.text) return;
    awaited.current = null;
    if (found.total) handle.current?.press('Home');
  });

  function remember(): void {
    if (search.text !== '') void deskside.call('search.remember', { text: search.text });
  }

  function open(ticketId: Id, how: Selecting): void {
    remember();
    onOpen(ticketId, found.hitOf(ticketId)?.found?.entryId ?? null, how);
  }

  async function complete(): Promise<void> {
    const { text: wanted } = search;
    search.askNow(wanted);
    remember();
    for (const number of numbersIn(wanted)) {
      const answer = await deskside.ask('ticket.find', { number });
      if (answer.ok && answer.value.found) return onNumber(answer.value.found.ticketId);
    }
    goToFirst(wanted);
  }

  function goToFirst(wanted: string): void {
    if (found.isCurrent && found.shown.text === wanted) handle.current?.press('Home');
    else awaited.current = wanted;
  }

  function clear(): void {
    setEdit(nothingTyped);
    field.current?.focus();
  }

  /** Escape that closed a dialog or a list was pressed there. */
  function noteEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    const isInside = event.currentTarget.contains(event.target as Node);
    const isForSelection = event.target !== input() && selection.now().ids.size > 0;
    isEscapeHere.current = isInside && !isForSelection && !isDialogOpen() && !isListOpen(event.target);
  }

  function stepBack(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    const isHere = isEscapeHere.current;
    isEscapeHere.current = false;
    if (!isHere || ctrlKey || metaKey || altKey || shiftKey) return;
    event.preventDefault();
    if (event.target !== input()) field.current?.focus();
    else if (field.current?.hasTakenEscape()) return;
    else if (search.text !== '') clear();
    else onLeave();
  }

  return (
    <section
      className={styles.pane}
      aria-label={text('search.title')}
      tabIndex={-1}
      {...region}
      onKeyDownCapture={noteEscape}
      onKeyUp={stepBack}
    >
      <header className={styles.head}>
        <div className={styles.title}>
          <h2 className={styles.name}>{text('search.title')}</h2>
          {search.text !== '' && (
            <Button icon={<Pin size={15} aria-hidden="true" />} onClick={() => setDialog('save')}>
              {text('search.save')}
            </Button>
          )}
        </div>
        <SearchField
          handle={field}
          edit={edit}
          problems={problems}
          problemsId={problemsId}
          onEdit={(next) => {
            awaited.current = null;
            setEdit(next);
          }}
          onEnter={() => void complete()}
          onBelow={() => goToFirst(search.text)}
          onHelp={() => setDialog('help')}
        />
        <ProblemList id={problemsId} problems={problems} onEdit={(problem) => field.current?.editAt(problem)} />
        {asked.text !== '' && (
          <ResultsHead found={found} sort={asked.sort} onSort={(sort) => onAsk({ ...asked, sort })} />
        )}
      </header>
      <SearchResults
        handle={handle}
        asked={asked}
        found={found}
        selectedId={selectedId}
        awaited={awaitedRow}
        edit={edit}
        onEdit={(next) => {
          setEdit(next);
          field.current?.focus();
        }}
        onAsk={(wanted) => {
          onAsk({ ...asked, text: wanted });
          field.current?.focus();
        }}
        onSelect={open}
        onEnter={onEnter}
        onAbove={() => field.current?.focus()}
      />
      {foot}
      {dialog === 'help' && <SyntaxHelp onClose={() => setDialog(null)} />}
      {dialog === 'save' && <SaveQueueDialog search={search.text} myId={myId} onClose={() => setDialog(null)} />}
    </section>
  );
}
