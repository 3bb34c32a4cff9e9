import { SearchX } from 'lucide-react';
import { useEffect } from 'react';
import { TicketList, type TicketListProps } from '../../forms/ticket-list.tsx';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Message } from '../../ui/message.tsx';
import { Hit } from './hit.tsx';
import { NoHits } from './no-hits.tsx';
import type { SearchEdit } from './search-edit.ts';
import styles from './search-pane.module.css';
import { SearchStart } from './search-start.tsx';
import type { AskedSearch, Found } from './use-search.ts';

interface SearchResultsProps
  extends Pick<TicketListProps, 'handle' | 'selectedId' | 'awaited' | 'onSelect' | 'onEnter' | 'onAbove'> {
  readonly asked: AskedSearch;
  readonly found: Found;
  readonly edit: SearchEdit;
  readonly onEdit: (edit: SearchEdit) => void;
  readonly onAsk: (text: string) => void;
}

/** Of a row with a line that says where it was found. */
const usualHeight = 100;

/** The tickets that were found; before a search, what was searched for lately. */
export function SearchResults({ asked, found, edit, onEdit, onAsk, ...list }: SearchResultsProps) {
  const text = useText();
  const { total, shown, isCurrent, failure } = found;
  const { begin } = list.awaited;
  useEffect(() => {
    if (total === 0) begin(null);
  }, [total, begin]);
  if (asked.text === '') return <SearchStart onAsk={onAsk} />;
  if (failure && (total === undefined || !isCurrent)) {
    return (
      <Message
        icon={<SearchX size={24} aria-hidden="true" />}
        title={text('search.failed')}
        actions={<Button onClick={found.askAgain}>{text('common.tryAgain')}</Button>}
      >
        {errorText(text, failure.error)}
      </Message>
    );
  }
  // The line above says that the search continues.
  if (total === undefined || (total === 0 && found.page?.isMore)) return null;
  if (total === 0) return <NoHits edit={edit} onEdit={onEdit} />;
  return (
    <div className={styles.list} data-old={!isCurrent} aria-busy={!isCurrent}>
      <TicketList
        {...list}
        key={`${shown.sort} ${shown.text}`}
        label={text('search.results.list')}
        rows={found}
        rowHeight={usualHeight}
        hasOneHeight={false}
        selectedIndex={found.indexOf(list.selectedId)}
        renderRow={(row) => {
          const hit = found.hitAt(row.index);
          return hit ? <Hit {...row} hit={hit} /> : <div style={{ height: usualHeight }} />;
        }}
      />
    </div>
  );
}
