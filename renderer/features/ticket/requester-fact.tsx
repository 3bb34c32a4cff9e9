import { useState } from 'react';
import { useText } from '../../i18n/text.tsx';
import { ChangeButton, Fact, type FactProps } from './fact.tsx';
import { RequesterDialog } from './requester-dialog.tsx';

export function RequesterFact({ facts }: FactProps) {
  const text = useText();
  const [isChanging, setIsChanging] = useState(false);
  const { name, email } = facts.requester;
  return (
    <Fact label={text('fact.requester')} wide>
      <bdi className="clipped" title={`${name} ${email}`}>
        {name}
      </bdi>
      {facts.may.includes('ticket.edit') && (
        <ChangeButton label={text('fact.requester.change')} onClick={() => setIsChanging(true)} />
      )}
      {isChanging && <RequesterDialog facts={facts} onClose={() => setIsChanging(false)} />}
    </Fact>
  );
}
