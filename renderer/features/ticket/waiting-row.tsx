import { useDesk } from '../../bridge/desk-provider.tsx';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { availableActions } from './available-actions.ts';
import { ChangeButton, DetailRow, type DetailRowProps } from './detail-row.tsx';
import { waitingWords } from './waiting-words.ts';

/** Until when a ticket waits for its requester, and why. */
export function WaitingRow({ details }: DetailRowProps) {
  const text = useText();
  const times = useTimes();
  const nowMs = useNow();
  const { command } = useDesk();
  const { waiting } = details;
  const words = waiting ? waitingWords(text, times, nowMs, waiting) : '–';
  return (
    <DetailRow label={text('detail.waits-until')}>
      <bdi className="clipped" title={words}>
        {words}
      </bdi>
      {/* Its dialog must stay with what is entered when this row goes. */}
      {availableActions(details).includes('ticket.wait') && (
        <ChangeButton label={text('wait.change')} onClick={() => command({ do: 'ticket.wait' })} />
      )}
    </DetailRow>
  );
}
