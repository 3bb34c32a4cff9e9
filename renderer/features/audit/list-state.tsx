import { AskFailed } from '../../bridge/ask-failed.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { Message } from '../../ui/message.tsx';
import styles from './audit.module.css';

interface ListStateProps {
  readonly error: Error | null;
  readonly onRetry: () => void;
}

/** A part of a list that is not there: it is loading, or it could not be loaded. */
export function ListState({ error, onRetry }: ListStateProps) {
  const text = useText();
  return (
    <li className={styles.state}>
      {error ? (
        <Message title={text('audit.failed')} actions={<Button onClick={onRetry}>{text('common.tryAgain')}</Button>}>
          {error instanceof AskFailed ? errorText(text, error.error) : ''}
        </Message>
      ) : (
        <Delayed>
          <Message title={text('common.loading')} />
        </Delayed>
      )}
    </li>
  );
}
