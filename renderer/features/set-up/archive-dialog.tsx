import { useState } from 'react';
import type { DeskError } from '../../../shared/bridge/result.ts';
import type { Id } from '../../../shared/domain/id.ts';
import { listed, listedName } from '../../../shared/domain/records/listed.ts';
import { changesFixed } from '../../../shared/domain/records/put-problem.ts';
import { type RecordKind, type RecordOf, recordKinds } from '../../../shared/domain/records/registry.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { newKey } from '../../bridge/deskside.ts';
import { useUndo } from '../../bridge/undo.tsx';
import { useRun } from '../../bridge/use-run.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { Strip } from '../../ui/strip.tsx';
import styles from './archive-dialog.module.css';
import { changedPart } from './edit-rules.ts';
import type { RecordContext } from './form-field.ts';
import { HandOverField } from './hand-over-field.tsx';
import type { KindPage } from './kind-page.ts';
import { savedValues } from './record-values.ts';
import { usageParts, usedText } from './usage-text.ts';
import { type HandOver, useHandOver } from './use-hand-over.ts';
import { userText } from './used-by.tsx';
import { type UserRecord, userRecords } from './user-records.ts';

interface ArchiveDialogProps {
  readonly page: KindPage;
  readonly id: Id;
  readonly context: RecordContext;
  readonly onArchived: () => void;
  readonly onClose: () => void;
}

/** Archives a record. What refers to it goes to a replacement if one is chosen. */
export function ArchiveDialog({ page, id, context, onArchived, onClose }: ArchiveDialogProps) {
  const { kind } = page;
  const { records, text } = context;
  const run = useRun();
  const { offer } = useUndo();
  const [key] = useState(newKey);
  const handOver = useHandOver();
  const [replacedBy, setReplacedBy] = useState('');
  const [to, setTo] = useState<HandOver['to']>();
  const [error, setError] = useState<DeskError>();
  const [isBusy, setIsBusy] = useState(false);
  const usage = useAnswer('record.usage', { kind, id }, { enabled: page.words !== 'ownQueue' }).data;
  const users = usage && usageParts(text, usage).map(({ words }) => words);
  const record = records.get(kind, id);
  const name = page.shownName(id, context);
  const { isReplaceable } = recordKinds[kind];
  const choices = record ? listed(records, kind).filter((other) => other.id !== id && isLike(record, other)) : [];

  /** Tickets rely on some fields, so a replacement has the same values there. */
  function isLike(one: RecordOf<RecordKind>, other: RecordOf<RecordKind>): boolean {
    return !changesFixed(kind, changedPart(savedValues(kind, one), savedValues(kind, other)));
  }

  function kindName({ kind: userKind }: UserRecord): string {
    return userKind === 'person' ? '' : text(`deskSetUp.one.${userKind}`);
  }

  async function archive(): Promise<void> {
    if (isBusy) return;
    setIsBusy(true);
    const result = await run('record.retire', { kind, id, replacedBy: replacedBy || null }, key);
    setIsBusy(false);
    if (!result.ok) return setError(result.error);
    const said = text('deskSetUp.archived.done', { name });
    const ticketIds = usage?.held ?? [];
    if (to && ticketIds.length > 0) void handOver(result.value, said, { ticketIds, to });
    else offer(result.value, said);
    onArchived();
  }

  return (
    <Dialog
      title={text('deskSetUp.archive.title', { name })}
      closeLabel={text('common.close')}
      width="small"
      onClose={onClose}
    >
      {error && <Strip kind="problem">{errorText(text, error)}</Strip>}
      <DialogBody>
        <p>{text(`deskSetUp.${page.words}.archive`, { name })}</p>
        {users && <p>{usedText(text, kind, users)}</p>}
        {usage && usage.records.length > 0 && (
          <ul className={styles.users} aria-label={text('deskSetUp.usage.list')}>
            {userRecords(usage).map((user) => (
              <li key={`${user.kind} ${user.id}`}>
                {text('deskSetUp.usage.record', { kind: kindName(user), name: userText(text, user) })}
              </li>
            ))}
          </ul>
        )}
        {usage?.held && usage.held.length > 0 && (
          <HandOverField id={id} usage={{ ...usage, held: usage.held }} value={to} onChange={setTo} />
        )}
        {isReplaceable && (
          <Field label={text('deskSetUp.archive.replacement')} hint={text('deskSetUp.archive.replacement.hint')}>
            {(control) => (
              <Select
                {...control}
                placeholder={text('deskSetUp.archive.none')}
                options={choices.map((other) => ({ value: other.id, label: listedName(records, kind, other) }))}
                value={replacedBy}
                onChange={({ target }) => {
                  setReplacedBy(target.value);
                  setError(undefined);
                }}
              />
            )}
          </Field>
        )}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
        <Button look="primary" danger keys="Mod+Enter" disabled={isBusy} onClick={() => void archive()}>
          {text('deskSetUp.archive.button')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
