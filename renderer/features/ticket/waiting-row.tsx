import { useState } from 'react';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { ChangeButton, DetailRow, type DetailRowProps } from './detail-row.tsx';
import { WaitingDialog } from './waiting-dialog.tsx';
import { waitingWords } from './waiting-words.ts';

/** Until when a ticket waits for its requester, and why. */
export function WaitingRow({ details }: DetailRowProps) {
  const text = useText();
  const times = useTimes();
  const nowMs = useNow();
  const [isChanging, setIsChanging] = useState(false);
  const { waiting, may } = details;
  const words = waiting ? waitingWords(text, times, nowMs, waiting) : '–';
  return (
    <DetailRow label={text('detail.waits-until')}>
      <bdi className="clipped" title={words}>
        {words}
      </bdi>
      {may.includes('ticket.create') && (
        <ChangeButton label={text('wait.change')} onClick={() => setIsChanging(true)} />
      )}
      {isChanging && <WaitingDialog details={details} onClose={() => setIsChanging(false)} />}
    </DetailRow>
  );
}
