import { History, X } from 'lucide-react';
import { useId, useRef } from 'react';
import { useAnswer } from '../../bridge/answers.ts';
import { deskside } from '../../bridge/deskside.ts';
import { useSayFailure } from '../../bridge/use-say-failure.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './search-pane.module.css';

/** Searches that show what the fields can do. They are written in the syntax, which is not translated. */
const examples = [
  ['status:open assignee:me', 'search.example.mine'],
  ['overdue:yes priority:emergency,high', 'search.example.overdue'],
  ['"out of paper" created:>30d', 'search.example.words'],
] as const;

/** Before a search: the latest ones on this device, and examples. */
export function SearchStart({ onAsk }: { readonly onAsk: (text: string) => void }) {
  const text = useText();
  const recentId = useId();
  const examplesId = useId();
  const recent = useAnswer('search.recent', {}).data ?? [];
  return (
    <div className={styles.start}>
      {recent.length > 0 && <Recent id={recentId} recent={recent} onAsk={onAsk} />}
      <section aria-labelledby={examplesId}>
        <h3 id={examplesId} className={styles.startTitle}>
          {text('search.examples')}
        </h3>
        <p className={styles.startWords}>{text('search.examples.words')}</p>
        <ul>
          {examples.map(([example, meaning]) => (
            <li key={example}>
              <button type="button" className={styles.example} onClick={() => onAsk(example)}>
                <bdi className={styles.exampleText}>{example}</bdi>
                <span className={styles.exampleMeaning}>{text(meaning)}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

interface RecentProps {
  readonly id: string;
  readonly recent: readonly string[];
  readonly onAsk: (text: string) => void;
}

function Recent({ id, recent, onAsk }: RecentProps) {
  const text = useText();
  const list = useRef<HTMLUListElement>(null);
  const sayFailure = useSayFailure();
  const forget = (search: string | null) => void deskside.call('search.forget', { text: search }).then(sayFailure);
  return (
    <section aria-labelledby={id}>
      <div className={styles.startHead}>
        <h3 id={id} className={styles.startTitle}>
          {text('search.recent')}
        </h3>
        <Button look="quiet" onClick={() => forget(null)}>
          {text('search.recent.clear')}
        </Button>
      </div>
      <ul ref={list}>
        {recent.map((search) => (
          <li key={search} className={styles.recent}>
            <button type="button" className={styles.again} title={search} onClick={() => onAsk(search)}>
              <History size={15} aria-hidden="true" />
              <bdi className="clipped">{search}</bdi>
            </button>
            <Button
              look="icon"
              icon={<X size={15} aria-hidden="true" />}
              aria-label={text('search.recent.remove', { search })}
              title={text('search.recent.remove', { search })}
              onClick={() => forget(search)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
