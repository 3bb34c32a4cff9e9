import { FolderX } from 'lucide-react';
import { useState } from 'react';
import type { UnopenedDesk } from '../../../shared/bridge/unopened.ts';
import { deskside, newKey } from '../../bridge/deskside.ts';
import { errorText } from '../../i18n/problem-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Message } from '../../ui/message.tsx';
import { Slowly } from '../../ui/slowly.tsx';

/** There is a desk, and it could not be opened: why, and what can be done. Nothing on the disk was changed. */
export function UnopenedScreen({
  unopened,
  onLeave,
}: {
  readonly unopened: UnopenedDesk;
  readonly onLeave: () => void;
}) {
  const text = useText();
  const [sentence, setSentence] = useState(unopened.sentence);
  const [key] = useState(newKey);
  const [isTrying, setIsTrying] = useState(false);

  async function tryAgain(): Promise<void> {
    if (isTrying) return;
    setIsTrying(true);
    const result = await deskside.call('desk.open', { folder: unopened.folder }, key);
    setIsTrying(false);
    if (!result.ok) setSentence(errorText(text, result.error));
  }

  return (
    <Message
      icon={<FolderX size={24} aria-hidden="true" />}
      title={text('first.unopened.title')}
      actions={
        <>
          <Button look="primary" onClick={() => void tryAgain()}>
            {text('common.tryAgain')}
          </Button>
          <Button onClick={onLeave}>{text('first.unopened.other')}</Button>
        </>
      }
    >
      <span role="status">{isTrying ? <Slowly>{text('first.open.busy')}</Slowly> : sentence}</span>
    </Message>
  );
}
