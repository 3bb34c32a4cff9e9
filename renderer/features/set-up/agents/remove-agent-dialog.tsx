import { useState } from 'react';
import type { DeskError } from '../../../../shared/bridge/result.ts';
import type { AgentShown } from '../../../../shared/views/agent-shown.ts';
import { newKey } from '../../../bridge/deskside.ts';
import { useUndo } from '../../../bridge/undo.tsx';
import { useRun } from '../../../bridge/use-run.ts';
import { errorText } from '../../../i18n/sentences/error-text.ts';
import { useText } from '../../../i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx';
import { Strip } from '../../../ui/strip.tsx';
import styles from './agents.module.css';

/** Confirms the removal of an agent, which signs them out everywhere. */
export function RemoveAgentDialog({ agent, onClose }: { readonly agent: AgentShown; readonly onClose: () => void }) {
  const text = useText();
  const run = useRun();
  const { offer } = useUndo();
  const [error, setError] = useState<DeskError>();
  const [key] = useState(newKey);
  const [isBusy, setIsBusy] = useState(false);
  const { id, name } = agent;

  async function remove(): Promise<void> {
    setIsBusy(true);
    const result = await run('record.retire', { kind: 'agent', id }, key);
    setIsBusy(false);
    if (!result.ok) return setError(result.error);
    offer(result.value, text('agents.removed', { name }));
    onClose();
  }

  return (
    <Dialog
      title={text('agents.remove.title', { name })}
      closeLabel={text('common.close')}
      width="small"
      onClose={onClose}
    >
      {error && <Strip kind="problem">{errorText(text, error)}</Strip>}
      <div className={styles.body}>
        <p>{text('agents.remove.words', { name })}</p>
      </div>
      <DialogFoot>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
        <Button look="primary" danger disabled={isBusy} onClick={() => void remove()}>
          {text('agents.remove')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
