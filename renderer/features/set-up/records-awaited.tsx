import type { DeskError } from '../../../shared/bridge/result.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { Message } from '../../ui/message.tsx';
import { PageSection } from '../../ui/page-section.tsx';

interface RecordsAwaitedProps {
  readonly title: string;
  readonly words: string;
  readonly error: DeskError | undefined;
  readonly reload: () => Promise<void>;
}

/** Stands for a page of desk records until they are loaded, and says why if they can’t be. */
export function RecordsAwaited({ title, words, error, reload }: RecordsAwaitedProps) {
  const text = useText();
  return (
    <PageSection title={title} words={words}>
      {error ? (
        <Message
          title={text('deskSetUp.failed')}
          actions={<Button onClick={() => void reload()}>{text('common.tryAgain')}</Button>}
        >
          {errorText(text, error)}
        </Message>
      ) : (
        <Delayed>
          <Message title={text('common.loading')} />
        </Delayed>
      )}
    </PageSection>
  );
}
