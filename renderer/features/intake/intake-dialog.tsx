import { zodResolver } from '@hookform/resolvers/zod';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import type * as z from 'zod';
import type { DoneFor } from '../../../shared/bridge/done.ts';
import type { Sent } from '../../../shared/bridge/draft.ts';
import type { DeskError } from '../../../shared/bridge/result.ts';
import type { openTicket } from '../../../shared/domain/open-ticket.ts';
import type { DeskChoices } from '../../../shared/views/choices.ts';
import { draftWords } from '../../../shared/views/draft-words.ts';
import { useRun } from '../../bridge/use-run.ts';
import { AttachmentsField } from '../../forms/attachments-field.tsx';
import { DiscardDialog } from '../../forms/discard-dialog.tsx';
import { DraftDamage } from '../../forms/draft-damage.tsx';
import { intakeSlot } from '../../forms/draft-slots.ts';
import { DraftProblem, draftWord } from '../../forms/draft-state.tsx';
import { DraftStrip } from '../../forms/draft-strip.tsx';
import { remainingProblem } from '../../forms/failed-uploads.ts';
import { useFormError } from '../../forms/form-error.ts';
import { sayIncomplete } from '../../forms/incomplete.ts';
import { useDraftSession } from '../../forms/use-draft-session.ts';
import { useFiles } from '../../forms/use-files.ts';
import { useTakenFiles } from '../../forms/use-taken-files.tsx';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { type Text, useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogFoot } from '../../ui/dialog.tsx';
import { RefusedFiles } from '../../ui/refused-files.tsx';
import { Strip } from '../../ui/strip.tsx';
import styles from './intake.module.css';
import { IntakeFields } from './intake-fields.tsx';
import { IntakeRouting } from './intake-routing.tsx';
import { intakeSchema } from './intake-schema.ts';
import { type IntakeValues, isEmptyIntake, isSame } from './intake-values.ts';
import { intakeWords } from './intake-words.ts';

export interface IntakeDialogProps {
  readonly choices: DeskChoices;
  readonly onClose: () => void;
  readonly onCreated: (done: DoneFor) => void;
}

/** The form for a new ticket. It has one key from the moment it opens, so that repeated submits create one ticket. */
export function IntakeDialog({ choices, onClose, onCreated }: IntakeDialogProps) {
  const text = useText();
  const run = useRun();
  const schema = intakeSchema(choices);
  const { error, setError, changed } = useFormError();
  /** The last validated input, as sent to the desk. */
  const checked = useRef<z.output<typeof openTicket.input>>(undefined);
  /** Whether the form was changed while a ticket was being created from it. */
  const [isContinued, setIsContinued] = useState(false);
  const { draft, session, status } = useDraftSession<IntakeValues>(intakeSlot, {
    kind: intakeWords(choices),
    post: ({ key, files: sentFiles }) => {
      const attachments = sentFiles.map(({ fileId }) => fileId);
      if (!checked.current) throw new Error('A new ticket is checked before it is sent');
      return run('ticket.open', { ...checked.current, attachments }, key);
    },
    onSent: (done) => (draft.holdsContents() ? setIsContinued(true) : onCreated(done)),
    onKnown: () => setError(undefined),
    onAllKnown: ({ done }) => onCreated(done),
    show,
  });
  const [first] = useState(session.words);
  /** The requester of an unfinished ticket that the draft put back into the form. */
  const [unfinished, setUnfinished] = useState(() => (draft.holdsContents() ? first.requester.name.trim() : undefined));
  const form = useForm<IntakeValues, unknown, z.output<typeof openTicket.input>>({
    resolver: zodResolver(schema),
    defaultValues: first,
  });
  const { formState, getValues, reset, setFocus, setValue, watch } = form;
  /** The text that the person is asked about before it is discarded. */
  const [asking, setAsking] = useState<string>();
  const [emptied, setEmptied] = useState(0);
  const files = useFiles(draft.uploads);
  /** While a draft is put into the form field by field, changes of fields are not edits. */
  const entered = useRef<HTMLFormElement>(null);
  const isShowing = useRef(false);

  // An added or removed file may resolve the error.
  const fileIds = files.files.map(({ fileId }) => fileId).join();
  useEffect(() => {
    if (fileIds !== '') changed();
  }, [fileIds, changed]);

  function show(values: IntakeValues, isNew: boolean): void {
    // Resetting equal values would move the caret of a person who is typing.
    if (isSame(getValues(), values)) return;
    isShowing.current = true;
    reset(values, { keepDirtyValues: !isNew });
    if (!isNew) {
      setValue('summary', values.summary);
      setValue('details', values.details);
      setUnfinished(values.requester.name.trim());
    }
    isShowing.current = false;
  }

  const save = useCallback(
    () => draft.tell({ type: 'typed', words: structuredClone(getValues()) }),
    [draft, getValues],
  );

  useEffect(() => {
    const watching = watch((_values, { type, name }) => {
      // Only a person’s edits are saved; the values that the help topic fills in can be restored.
      if (!isShowing.current && (type === 'change' || name?.startsWith('requester'))) save();
    });
    return () => watching.unsubscribe();
  }, [watch, save]);

  const open = form.handleSubmit(async (intake) => {
    setError(undefined);
    checked.current = intake;
    save();
    const result = await draft.send(null);
    if (result && !result.ok) setError(result.error);
  });

  async function create(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (formState.isSubmitting || session.sending || sayIncomplete(text, entered.current)) return;
    await open();
  }

  /** Empties the form. If its draft could not be removed, the form keeps its content. */
  async function discard(): Promise<DeskError | undefined> {
    const refused = await draft.discard();
    if (refused) return refused;
    setUnfinished(undefined);
    setIsContinued(false);
    draft.uploads.clear();
    setEmptied((count) => count + 1);
    return undefined;
  }

  // The pressed button was removed: after the confirmation closes, the first field of the next ticket gets the focus.
  useEffect(() => {
    if (emptied > 0 && asking === undefined) setFocus('requester.name');
  }, [emptied, asking, setFocus]);

  function askToDiscard(): void {
    const values = getValues();
    if (files.files.length === 0 && isEmptyIntake(values, choices)) void discard();
    else setAsking(draftWords('intake', JSON.stringify(values)));
  }

  const taking = useTakenFiles(files);

  // The error about files ends once each failed file was retried or removed.
  const problem = remainingProblem(error, files.moving);
  return (
    <Dialog
      title={text('intake.title')}
      closeLabel={text('common.close')}
      width="large"
      onClose={onClose}
      aside={draftWord(text, status.state)}
    >
      <RefusedFiles value={null}>
        <FormProvider {...form}>
          <form
            ref={entered}
            className={styles.form}
            onSubmit={(event) => void create(event)}
            onChange={changed}
            {...taking.handlers}
            noValidate
          >
            {problem && <Strip kind="problem">{errorText(text, problem)}</Strip>}
            {!problem && <DraftProblem draft={status} />}
            <DraftStrip draft={draft} />
            <DraftDamage tab="intake" />
            {(session.continues || isContinued || unfinished !== undefined) && (
              <Strip
                kind="info"
                actions={
                  <Button danger onClick={askToDiscard}>
                    {text('intake.startFresh')}
                  </Button>
                }
              >
                {begunText(text, session.continues ?? (isContinued ? unseen : undefined), unfinished ?? '')}
              </Strip>
            )}
            <div className={styles.columns}>
              <IntakeFields choices={choices} place={<AttachmentsField files={files} notice={taking.notice} />} />
              <IntakeRouting choices={choices} />
            </div>
            <DialogFoot>
              {status.state === 'saved' && (
                <Button look="quiet" danger onClick={askToDiscard}>
                  {text('intake.discard')}
                </Button>
              )}
              <Button onClick={onClose}>{text('common.cancel')}</Button>
              <Button look="primary" type="submit" keys="Mod+Enter" disabled={formState.isSubmitting}>
                {text(formState.isSubmitting ? 'intake.creating' : 'intake.create')}
              </Button>
            </DialogFoot>
          </form>
        </FormProvider>
      </RefusedFiles>
      {asking !== undefined && (
        <DiscardDialog words={asking} onDiscard={discard} onClose={() => setAsking(undefined)} />
      )}
    </Dialog>
  );
}

const unseen = { number: null };

/** The note above a form with content: continued from a draft, or changed since a ticket was created from it. */
function begunText(text: Text, created: Pick<Sent, 'number'> | undefined, name: string): string {
  if (!created) return name ? text('intake.unfinishedFor', { name }) : text('intake.unfinished');
  const { number } = created;
  return number === null ? text('intake.afterSent.unseen') : text('intake.afterSent', { number: `#${number}` });
}
