import { KeyRound } from 'lucide-react';
import { useId, useState } from 'react';
import type { RecoveryState } from '../../../../shared/bridge/recovery.ts';
import { useAnswer } from '../../../bridge/answers.ts';
import { type Text, useText } from '../../../i18n/text.tsx';
import { type Times, useTimes } from '../../../i18n/times.ts';
import { Button } from '../../../ui/button.tsx';
import styles from './agents.module.css';
import { MakeCodeDialog } from './make-code-dialog.tsx';

/** Shows whether the desk has a stored recovery code, and creates a new one. */
export function RecoverySection() {
  const text = useText();
  const times = useTimes();
  const id = useId();
  const state = useAnswer('recovery.state', {}).data;
  const [isMaking, setIsMaking] = useState(false);
  if (!state) return null;
  const isFine = state.kind === 'made' && state.isKept;
  return (
    <section className={styles.recovery} aria-labelledby={id} data-state={isFine ? 'fine' : 'lacking'}>
      <KeyRound size={16} aria-hidden="true" />
      <h2 id={id} className={styles.name}>
        {text('recovery.code')}
      </h2>
      <p className={styles.words}>{stateText(text, times, state)}</p>
      <Button onClick={() => setIsMaking(true)}>
        {text(state.kind === 'none' ? 'recovery.agents.first' : 'recovery.agents.new')}
      </Button>
      {isMaking && <MakeCodeDialog onClose={() => setIsMaking(false)} />}
    </section>
  );
}

function stateText(text: Text, times: Times, state: RecoveryState): string {
  if (state.kind !== 'made') return text(`recovery.agents.${state.kind}`);
  return text(state.isKept ? 'recovery.agents.made' : 'recovery.agents.unkept', { date: times.day(state.madeMs) });
}
