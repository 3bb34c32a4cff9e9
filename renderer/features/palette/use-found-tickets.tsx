import { Hash, TextSearch } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { SearchHit } from '../../../shared/bridge/contract/search.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { statusMark } from '../../forms/marks.tsx';
import { useText } from '../../i18n/text.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import type { PaletteItem } from './palette-item.ts';
import { noMarks, type RankedItem, type RankedSection } from './ranked.ts';
import { stillFound, typedNumber } from './typed-tickets.ts';

interface FoundTicketsPorts {
  readonly onTicket: (number: string) => void;
  readonly onSearch: (text: string) => void;
}

interface FoundTickets {
  /** Undefined without a text. */
  readonly section: RankedSection | undefined;
  readonly hasFailed: boolean;
}

/** While the desk is still answering, a pause this long while typing begins the next search. */
const pauseMs = 80;
const mostShown = 5;

/**
 * The tickets that a text finds, the one with that number first. Until the answer is there, those of the last one stay
 * as far as they have the text, so that nothing is shown that does not belong to it.
 */
export function useFoundTickets(typed: string, { onTicket, onSearch }: FoundTicketsPorts): FoundTickets {
  const text = useText();
  const wanted = typed.trim();
  const [asked, setAsked] = useState('');
  const { data, isPlaceholderData, isError, isFetching } = useAnswer(
    'search.page',
    { text: asked, sort: 'best', offset: 0, limit: mostShown, isBeside: true },
    { enabled: asked !== '', placeholderData: (last) => last },
  );
  useEffect(() => {
    if (!isFetching) return setAsked(wanted);
    const timer = setTimeout(() => setAsked(wanted), pauseMs);
    return () => clearTimeout(timer);
  }, [wanted, isFetching]);
  if (wanted === '') return { section: undefined, hasFailed: false };
  const isCurrent = asked === wanted && !isPlaceholderData;
  const hits = (data?.hits ?? []).filter(({ row }) => isCurrent || stillFound(row, wanted));
  const number = typedNumber(wanted);
  const named = hits.find(({ row }) => row.number.toUpperCase() === number);
  const byNumber = named ? itemOf(named) : number !== undefined && numberItem(number);

  function itemOf({ row, summaryMarks }: SearchHit): RankedItem {
    const start = `#${row.number} `;
    return {
      item: {
        // The ticket that was typed keeps its place when it is found.
        id: row.number.toUpperCase() === number ? 'number' : `ticket.${row.id}`,
        // What was typed as a number stays first, also where it was opened lately.
        ...(row.number.toUpperCase() !== number && { ticketId: row.id }),
        icon: <Glyph {...statusMark(row.statusKind)} />,
        name: start + row.summary,
        aside: text('palette.ticket.aside', { requester: row.requesterName, status: row.statusName }),
        run: () => onTicket(row.number),
      },
      marks: summaryMarks.map(([from, to]) => [start.length + from, start.length + to] as const),
    };
  }

  function numberItem(wantedNumber: string): RankedItem {
    return unmarked({
      id: 'number',
      icon: <Hash size={17} aria-hidden="true" />,
      name: text('palette.openNumber', { number: wantedNumber }),
      run: () => onTicket(wantedNumber),
    });
  }

  const all = unmarked({
    id: 'search',
    icon: <TextSearch size={17} aria-hidden="true" />,
    name: text('palette.searchAll', { text: wanted }),
    run: () => onSearch(wanted),
  });
  const items = [...(byNumber ? [byNumber] : []), ...hits.filter((hit) => hit !== named).map(itemOf), all];
  return { section: { id: 'tickets', title: text('palette.tickets'), items }, hasFailed: isError };
}

function unmarked(item: PaletteItem): RankedItem {
  return { item, marks: noMarks };
}
