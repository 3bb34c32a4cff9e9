import { useState } from 'react';
import { useText } from '../../i18n/text.tsx';
import { ChangeButton, DetailRow, type DetailRowProps } from './detail-row.tsx';
import { RequesterDialog } from './requester-dialog.tsx';

export function RequesterRow({ details }: DetailRowProps) {
  const text = useText();
  const [isChanging, setIsChanging] = useState(false);
  const { name, email } = details.requester;
  return (
    <DetailRow label={text('detail.requester')} wide>
      <bdi className="clipped" title={`${name} ${email}`}>
        {name}
      </bdi>
      {details.may.includes('ticket.edit') && (
        <ChangeButton label={text('detail.requester.change')} onClick={() => setIsChanging(true)} />
      )}
      {isChanging && <RequesterDialog details={details} onClose={() => setIsChanging(false)} />}
    </DetailRow>
  );
}
