import { Share2 } from 'lucide-react';
import { useRecordEdits } from '../../../forms/record-edits-provider.tsx';
import { Button } from '../../../ui/button.tsx';
import { useReadOnly } from '../../../ui/read-only.tsx';
import controls from '../controls/controls.module.css';
import type { FormContext } from '../form-field.ts';

interface QueueSharingProps {
  readonly form: FormContext;
  /** Whether this agent may make a copy for everybody. */
  readonly mayShare: boolean;
}

/** Who has the queue. The owner never changes, so sharing it begins a copy for everybody. */
export function QueueSharing({ form: { text, values, isNew }, mayShare }: QueueSharingProps) {
  const edits = useRecordEdits();
  const isReadOnly = useReadOnly() !== null;
  const isOwn = values.owner !== null;

  function share(): void {
    const id = crypto.randomUUID();
    // In the list of queues, it stands beside the agent’s own one.
    const name = text('deskSetUp.queue.shared', { name: String(values.name ?? '') });
    edits.begin('queue', id, { ...values, name, owner: null });
    window.location.hash = `#/set-up/queue/${id}`;
  }

  return (
    <div className={controls.card}>
      <span className={controls.words}>
        <span className={controls.name}>{text('deskSetUp.queue.owner')}</span>
        <span className={controls.hint}>{text(isOwn ? 'deskSetUp.queue.owner.me' : 'deskSetUp.queue.owner.all')}</span>
      </span>
      {isOwn && mayShare && !isNew && (
        <Button icon={<Share2 size={16} aria-hidden="true" />} disabled={isReadOnly} onClick={share}>
          {text('deskSetUp.queue.share')}
        </Button>
      )}
    </div>
  );
}
