import { ArchiveRestore } from 'lucide-react';
import { useState } from 'react';
import type { Id } from '../../../shared/domain/id.ts';
import { newKey } from '../../bridge/deskside.ts';
import { useUndo } from '../../bridge/undo.tsx';
import { useRun } from '../../bridge/use-run.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { Strip } from '../../ui/strip.tsx';
import { useToasts } from '../../ui/toast-provider.tsx';
import { RestoreWithPassphrase } from './agents/restore-with-passphrase.tsx';
import type { RecordContext } from './form-field.ts';
import type { SetUpKind } from './kind-page.ts';

interface ArchivedStripProps {
  readonly kind: SetUpKind;
  readonly id: Id;
  readonly name: string;
  readonly context: RecordContext;
}

/** Says what it means that a record is archived, and takes it back into use. */
export function ArchivedStrip({ kind, id, name, context: { text } }: ArchivedStripProps) {
  const run = useRun();
  const { offer } = useUndo();
  const { add } = useToasts();
  const [needsPassphrase, setNeedsPassphrase] = useState(false);
  const isReadOnly = useReadOnly() !== null;
  const [key, setKey] = useState(newKey);
  const [isBusy, setIsBusy] = useState(false);

  async function restore(): Promise<void> {
    setIsBusy(true);
    const result = await run('record.restore', { kind, id }, key);
    setIsBusy(false);
    if (result.ok) offer(result.value, text('deskSetUp.restored', { name }));
    else if (result.error.reason === 'pins.new-administrator') setNeedsPassphrase(true);
    else add({ title: errorText(text, result.error), priority: 'high' });
    // A refusal may be gone once something else is restored, so that asking again is another request.
    if (!result.ok && result.error.code !== 'unavailable') setKey(newKey());
  }

  if (needsPassphrase) return <RestoreWithPassphrase id={id} name={name} onCancel={() => setNeedsPassphrase(false)} />;
  return (
    <Strip
      kind="info"
      actions={
        <Button
          icon={<ArchiveRestore size={16} aria-hidden="true" />}
          disabled={isBusy || isReadOnly}
          onClick={() => void restore()}
        >
          {text('deskSetUp.restore')}
        </Button>
      }
    >
      {text('deskSetUp.archived.words', { name })}
    </Strip>
  );
}
