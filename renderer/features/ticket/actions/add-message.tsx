import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftFile } from '../../../../shared/bridge/draft.ts';
import { recordMessage } from '../../../../shared/domain/ticket/conversation.ts';
import { sources } from '../../../../shared/domain/ticket/fields.ts';
import type { TicketDetails } from '../../../../shared/views/ticket-details.ts';
import { newKey } from '../../../bridge/deskside.ts';
import { useAction } from '../../../bridge/use-action.ts';
import { useLostAnswer } from '../../../bridge/use-lost-answer.ts';
import { useRun } from '../../../bridge/use-run.ts';
import { DraftDamage } from '../../../forms/draft-damage.tsx';
import { DraftProblem, draftWord } from '../../../forms/draft-state.tsx';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { newerText } from '../../../forms/newer-text.ts';
import { tooLongText } from '../../../forms/too-long-text.ts';
import { useDraft, type WentOut } from '../../../forms/use-draft.ts';
import { useFiles } from '../../../forms/use-files.ts';
import { issueText } from '../../../i18n/issue-text.ts';
import { useText } from '../../../i18n/text.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';
import { Strip } from '../../../ui/strip.tsx';

type Source = (typeof sources)[number];

/** Writes down what the requester said at the counter or on the phone. Half of it waits as a draft, and files go with it. */
export function ActionDialog({ details, onClose }: { readonly details: TicketDetails; readonly onClose: () => void }) {
  const text = useText();
  const run = useRun();
  const { offerUndo } = useAction();
  const draft = useDraft('message', details.id, learn);
  const followLost = useLostAnswer((sent, lost) => learn({ sent, key: lost, keptUnder: null }));
  const key = useRef(newKey());
  const isUnderWay = useRef(false);
  const [answered, setAnswered] = useState(0);
  const [message, setMessage] = useState('');
  const [problem, setProblem] = useState<string>();
  const [source, setSource] = useState<Source>('phone');
  const { name } = details.requester;

  const words = useRef('');
  const filesNow = useRef<readonly DraftFile[]>([]);

  const { kept, save: saveDraft, drop: dropDraft } = draft;
  const save = useCallback(() => {
    const [written, files] = [words.current, [...filesNow.current]];
    if (written.trim() === '' && files.length === 0) void dropDraft();
    else saveDraft({ key: key.current, text: written, files, basedOn: 0 });
  }, [saveDraft, dropDraft]);

  const filesChanged = useCallback(
    (next: readonly DraftFile[]) => {
      filesNow.current = next;
      save();
    },
    [save],
  );
  const files = useFiles('message', details.id, filesChanged);
  const { goOnWith } = files;

  const latestLearn = useRef(learn);
  latestLearn.current = learn;
  useEffect(() => {
    if (kept === undefined) return;
    filesNow.current = kept?.files ?? [];
    if (kept) {
      key.current = kept.key;
      // Whoever types faster than the disk reads goes on with what they type.
      if (words.current === '') words.current = kept.text;
      setMessage(words.current);
    }
    goOnWith(filesNow.current);
    const { sent } = kept ?? {};
    if (sent) latestLearn.current({ sent, key: key.current, keptUnder: key.current });
  }, [kept, goOnWith]);

  /** This message is in the thread, and nobody here had heard of it: what was written after it stays. */
  function learn({ key: used, sent, keptUnder }: WentOut): void {
    if (isUnderWay.current || used !== key.current) return;
    draft.forget();
    key.current = keptUnder ?? sent.nextKey;
    words.current = newerText(sent.text, words.current);
    const sentFiles = filesNow.current.filter(({ hash }) => hash !== undefined && sent.files.includes(hash));
    filesNow.current = files.sent(sentFiles);
    offerUndo(sent.done, text('toast.message', { number: details.number, name }));
    if (words.current.trim() === '' && filesNow.current.length === 0) {
      if (keptUnder !== null) void draft.drop();
      onClose();
      return;
    }
    setMessage(words.current);
    setAnswered((count) => count + 1);
    save();
  }

  function write(written: string): void {
    words.current = written;
    setMessage(written);
    setProblem(undefined);
    save();
  }

  async function record() {
    const judged = recordMessage.input.shape.details.safeParse(message);
    setProblem(issueText(text, judged.error?.issues[0]?.message));
    if (!judged.success) return undefined;
    const missing = await files.arrived();
    if (missing) return { ok: false, error: missing } as const;
    const attachments = filesNow.current.map(({ fileId }) => fileId);
    isUnderWay.current = true;
    await draft.flush();
    const result = await draft.whileSending(() =>
      run('conversation.record', { ticketId: details.id, details: message, source, attachments }, key.current),
    );
    isUnderWay.current = false;
    if (result.ok) {
      draft.forget();
      files.clear();
      offerUndo(result.value, text('toast.message', { number: details.number, name }));
    } else if (result.error.code === 'unavailable' || result.error.reason === 'key.reused') followLost(key.current);
    return result;
  }

  return (
    <FormDialog
      title={text('message.title', { name })}
      button={text('message.button')}
      onClose={onClose}
      holdsWords={false}
      aside={draftWord(text, draft.state)}
      notice={
        <>
          {answered > 0 && !draft.problem ? (
            <Strip kind="info">{text('message.afterSent')}</Strip>
          ) : (
            <DraftProblem draft={draft} />
          )}
          <DraftDamage tab="message" ticketId={details.id} />
        </>
      }
      answered={answered}
      onSubmit={record}
      files={files}
    >
      <Field
        label={text('message.details')}
        hint={details.state === 'closed' ? text('message.reopens') : undefined}
        problem={tooLongText(text, message) ?? problem}
      >
        {(control) => <TextArea {...control} rows={5} value={message} onChange={({ target }) => write(target.value)} />}
      </Field>
      <Field label={text('message.source')}>
        {(control) => (
          <Select
            {...control}
            value={source}
            options={sources.map((value) => ({ value, label: text(`choice.source.${value}`) }))}
            onChange={({ target }) => setSource(target.value as Source)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
