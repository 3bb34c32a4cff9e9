import { zodResolver } from '@hookform/resolvers/zod';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import type * as z from 'zod';
import type { DoneFor } from '../../../shared/bridge/done.ts';
import type { DraftFile, Sent } from '../../../shared/bridge/draft.ts';
import type { DeskError } from '../../../shared/bridge/result.ts';
import { lettersOf } from '../../../shared/domain/held-words.ts';
import type { openTicket } from '../../../shared/domain/open-ticket.ts';
import { holdsIntake } from '../../../shared/domain/sent-intake.ts';
import type { DeskChoices } from '../../../shared/views/choices.ts';
import { draftWords } from '../../../shared/views/draft-words.ts';
import { newKey } from '../../bridge/deskside.ts';
import { useLostAnswer } from '../../bridge/use-lost-answer.ts';
import { useRun } from '../../bridge/use-run.ts';
import { DiscardDialog } from '../../forms/discard-dialog.tsx';
import { DraftDamage } from '../../forms/draft-damage.tsx';
import { DraftProblem, draftWord } from '../../forms/draft-state.tsx';
import { FilePlace } from '../../forms/file-place.tsx';
import { stillInTheWay } from '../../forms/files-missing.ts';
import { useFormError } from '../../forms/form-error.ts';
import { useDraft, type WentOut } from '../../forms/use-draft.ts';
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
import { emptyIntake, type IntakeValues, isEmptyIntake, isSame, keptIntake } from './intake-values.ts';

export interface IntakeDialogProps {
  readonly choices: DeskChoices;
  readonly onClose: () => void;
  readonly onCreated: (done: DoneFor) => void;
}

/** A new ticket. The form has one key from the moment it opens: pressed twenty times, it makes one ticket. */
export function IntakeDialog({ choices, onClose, onCreated }: IntakeDialogProps) {
  const text = useText();
  const run = useRun();
  const draft = useDraft('intake', '', learn);
  const followLost = useLostAnswer((sent, lost) => learn({ sent, key: lost, keptUnder: null }));
  const key = useRef(newKey());
  const [first] = useState(choices);
  const { error, setError, changed } = useFormError();
  /** For whom a ticket was begun and left unfinished; it stands in the form again. */
  const [unfinished, setUnfinished] = useState<string>();
  const form = useForm<IntakeValues, unknown, z.output<typeof openTicket.input>>({
    resolver: zodResolver(intakeSchema(choices)),
    defaultValues: emptyIntake(choices),
  });
  const { formState, getValues, reset, setFocus, watch } = form;
  /** The words that somebody is about to throw away. */
  const [asking, setAsking] = useState<string>();
  const [emptied, setEmptied] = useState(0);
  const isUnderWay = useRef(false);
  /** What was handed in from here last, and under which key. */
  const handedIn = useRef<{ readonly key: string; readonly values: IntakeValues }>(undefined);
  /** A ticket that was created from this form without anybody here having heard of it. */
  const [created, setCreated] = useState<Sent>();
  const isBegun = useRef(false);
  isBegun.current = Object.keys(formState.dirtyFields).length > 0;
  const filesNow = useRef<readonly DraftFile[]>([]);

  const { kept, save: saveDraft } = draft;
  const save = useCallback(() => {
    saveDraft({ key: key.current, text: JSON.stringify(getValues()), files: [...filesNow.current], basedOn: 0 });
  }, [saveDraft, getValues]);

  const filesChanged = useCallback(
    (files: readonly DraftFile[]) => {
      filesNow.current = files;
      changed();
      save();
    },
    [save, changed],
  );
  const files = useFiles('intake', '', filesChanged);
  const { goOnWith } = files;

  useEffect(() => {
    if (kept === undefined) return;
    if (!kept) return goOnWith([]);
    key.current = kept.key;
    filesNow.current = kept.files;
    goOnWith(kept.files);
    const values = keptIntake(kept.text, first);
    // Text typed before the draft was read is kept, and the other fields come from the draft.
    reset(values, { keepDirtyValues: true });
    if (isBegun.current) save();
    setUnfinished(values.requester.name.trim());
    setCreated(kept.sent ?? undefined);
    // The choices may be asked for anew while the form is open; that must not put an old draft over newer words.
  }, [kept, goOnWith, reset, save, first]);

  useEffect(() => {
    const watching = watch((_values, { type, name }) => {
      // Only what a person changed is worth keeping; filling in from the topic is done again anyway.
      if (type === 'change' || name?.startsWith('requester')) save();
    });
    return () => watching.unsubscribe();
  }, [watch, save]);

  /** A ticket was created from this form, and nobody here had heard of it. Whatever is another one by now stays. */
  function learn({ key: used, sent, keptUnder }: WentOut): void {
    if (isUnderWay.current || used !== key.current) return;
    setError(undefined);
    const values = getValues();
    const isFormSent =
      handedIn.current?.key === used ? isSame(values, handedIn.current.values) : holdsIntake(sent.intake, values);
    const isNewer =
      lettersOf(`${values.summary} ${values.details}`) !== lettersOf(`${sent.summary} ${sent.text}`) ||
      !isFormSent ||
      filesNow.current.some(({ hash }) => hash !== undefined && !sent.files.includes(hash));
    if (!isNewer) {
      draft.forget();
      if (keptUnder !== null) void draft.drop();
      files.clear();
      onCreated(sent.done);
      return;
    }
    key.current = keptUnder ?? sent.nextKey;
    save();
    setCreated(sent);
  }

  const open = form.handleSubmit(async (intake) => {
    setError(undefined);
    handedIn.current = { key: key.current, values: structuredClone(getValues()) };
    const isMissing = await files.arrived();
    if (isMissing) return setError(isMissing);
    const attachments = filesNow.current.map(({ fileId }) => fileId);
    // A draft that is saved after its ticket was opened would wait for somebody to open it again.
    await draft.flush();
    const result = await run('ticket.open', { ...intake, attachments }, key.current);
    if (!result.ok) {
      setError(result.error);
      if (result.error.code === 'unavailable' || result.error.reason === 'key.reused') followLost(key.current);
      return;
    }
    draft.forget();
    files.clear();
    onCreated(result.value);
  });

  async function create(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    await open().finally(() => {
      isUnderWay.current = false;
    });
  }

  /** Empties the form, unless its draft could not be thrown away: then the words stay, and their draft too. */
  async function discard(): Promise<DeskError | undefined> {
    const refused = await draft.drop();
    if (refused) {
      save();
      return refused;
    }
    setUnfinished(undefined);
    setCreated(undefined);
    key.current = newKey();
    filesNow.current = [];
    files.clear();
    reset(emptyIntake(choices));
    setEmptied((count) => count + 1);
    return undefined;
  }

  // The button that was pressed is gone; the next ticket begins with who asks, as soon as nothing is asked any more.
  useEffect(() => {
    if (emptied > 0 && asking === undefined) setFocus('requester.name');
  }, [emptied, asking, setFocus]);

  function askToDiscard(): void {
    const values = getValues();
    if (filesNow.current.length === 0 && isEmptyIntake(values, choices)) void discard();
    else setAsking(draftWords('intake', JSON.stringify(values)));
  }

  const taking = useTakenFiles(files);

  // Once somebody has decided about every file, there is nothing in the way any more.
  const problem = stillInTheWay(error, files.moving);
  return (
    <Dialog
      title={text('intake.title')}
      closeLabel={text('common.close')}
      width="large"
      onClose={onClose}
      aside={draftWord(text, draft.state)}
    >
      <RefusedFiles value={null}>
        <FormProvider {...form}>
          <form
            className={styles.form}
            onSubmit={(event) => void create(event)}
            onChange={changed}
            {...taking.handlers}
            noValidate
          >
            {problem && <Strip kind="problem">{errorText(text, problem)}</Strip>}
            {!problem && <DraftProblem draft={draft} />}
            <DraftDamage tab="intake" />
            {(created || unfinished !== undefined) && (
              <Strip
                kind="info"
                actions={
                  <Button danger onClick={askToDiscard}>
                    {text('intake.startFresh')}
                  </Button>
                }
              >
                {begunText(text, created, unfinished ?? '')}
              </Strip>
            )}
            <div className={styles.columns}>
              <IntakeFields choices={choices} place={<FilePlace files={files} notice={taking.notice} />} />
              <IntakeRouting choices={choices} />
            </div>
            <DialogFoot>
              {draft.state === 'saved' && (
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

/** What stands in the form when it is opened, or since a ticket was created from it. */
function begunText(text: Text, created: Sent | undefined, name: string): string {
  if (!created) return name ? text('intake.unfinishedFor', { name }) : text('intake.unfinished');
  const { number } = created;
  return number === null ? text('intake.afterSent.unseen') : text('intake.afterSent', { number: `#${number}` });
}
