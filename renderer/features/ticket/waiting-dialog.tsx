import { useState } from 'react';
import type { WaitingPlan } from '../../../shared/domain/ticket/waiting.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useFormRun } from '../../bridge/use-form-run.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { localMs, localText } from '../../forms/local-time.ts';
import { Warning } from '../../forms/warning.tsx';
import { useNow } from '../../i18n/now.tsx';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { Field } from '../../ui/field.tsx';
import { Input, TextArea } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';

/** What was edited, and the plan that was shown before. */
interface Typed {
  readonly reason?: string;
  readonly until?: string;
  readonly over?: WaitingPlan;
}

/** Lets a ticket wait for its requester, or changes why and until when it does. */
export function WaitingDialog({ details, onClose }: { readonly details: TicketDetails; readonly onClose: () => void }) {
  const text = useText();
  const { moment } = useTimes();
  const nowMs = useNow();
  const { run, wasDone } = useFormRun();
  const { offerUndo } = useAction();
  const statuses = useAnswer('desk.choices', {}).data?.statuses ?? [];
  const { id: ticketId, number, requester, usualStatus, waiting } = details;
  // If the waiting ends before it is saved, what was entered stays, and saving it is refused.
  const [isWaiting] = useState(details.statusKind === 'waiting');
  const [begun] = useState(waiting);
  // What is not changed here follows what somebody else has saved since, and is not replaced.
  const present = planOf(details.statusKind === 'waiting' ? waiting : begun);
  const before = { reason: present.reason, until: present.untilMs === null ? '' : localText(present.untilMs) };
  const [typed, setTyped] = useState<Typed>({});
  const { reason = before.reason, until = before.until, over = present } = typed;
  const [statusId, setStatusId] = useState(usualStatus.waiting ?? '');
  const [problem, setProblem] = useState<string>();
  const offered = statuses.filter(({ kind }) => kind === 'waiting');

  async function save() {
    // A date that was not touched keeps its seconds.
    const untilMs = until === before.until ? present.untilMs : localMs(until);
    const plan = { untilMs, reason };
    const result = isWaiting
      ? await run('waiting.plan', { ticketId, ...plan, basedOn: present })
      : await run('status.set', { ticketId, statusId, waiting: plan });
    if (result.ok) offerUndo(result.value, saidOf(untilMs));
    else if (result.error.reason.startsWith('due.')) {
      setProblem(errorText(text, result.error));
      return undefined;
    }
    return result;
  }

  function saidOf(untilMs: number | null): string {
    const { name } = requester;
    if (untilMs !== null) return text('toast.waiting.until', { number, name, time: moment(untilMs, nowMs) });
    return isWaiting ? text('toast.waiting.changed', { number }) : text('toast.waiting', { number, name });
  }

  async function remove() {
    const result = await run('waiting.plan', { ticketId, untilMs: null, reason, basedOn: present });
    if (result.ok) offerUndo(result.value, text('toast.waiting.changed', { number }));
    return result;
  }

  /** What somebody else has saved since the field was edited, which is replaced if this is saved. */
  function movedReason(): string | undefined {
    if (typed.reason === undefined || present.reason === over.reason || present.reason === reason) return undefined;
    return present.reason === '' ? text('wait.reason.gone') : text('wait.reason.moved', { reason: present.reason });
  }

  function movedUntil(): string | undefined {
    const { untilMs } = present;
    if (typed.until === undefined || untilMs === over.untilMs || before.until === until) return undefined;
    return untilMs === null ? text('wait.until.gone') : text('wait.until.moved', { time: moment(untilMs, nowMs) });
  }

  return (
    <FormDialog
      title={text('wait.title', { number })}
      button={text(isWaiting ? 'wait.button.change' : 'wait.button')}
      onClose={onClose}
      holdsWords={reason !== before.reason || until !== before.until}
      wasDone={wasDone}
      onSubmit={save}
      other={isWaiting && before.until !== '' ? { button: text('wait.button.remove'), onSubmit: remove } : undefined}
    >
      {!isWaiting && offered.length > 1 && (
        <Field label={text('wait.status')}>
          {(control) => (
            <Select
              {...control}
              value={statusId}
              options={offered.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={({ target }) => setStatusId(target.value)}
            />
          )}
        </Field>
      )}
      <Field
        label={text('wait.reason')}
        mark={text('common.optional')}
        hint={hintOf(movedReason(), text('wait.reason.hint'))}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={500}
            spellCheck
            value={reason}
            onChange={({ target }) => setTyped({ ...typed, over, reason: target.value })}
          />
        )}
      </Field>
      <Field
        label={text('wait.until')}
        mark={text('common.optional')}
        hint={hintOf(movedUntil(), text('wait.until.hint'))}
        problem={problem}
      >
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={until}
            onChange={({ target }) => {
              setTyped({ ...typed, over, until: target.value });
              setProblem(undefined);
            }}
          />
        )}
      </Field>
    </FormDialog>
  );
}

function planOf(waiting: WaitingPlan | null | undefined): WaitingPlan {
  return { untilMs: waiting?.untilMs ?? null, reason: waiting?.reason ?? '' };
}

function hintOf(moved: string | undefined, usual: string) {
  return moved === undefined ? usual : <Warning>{moved}</Warning>;
}
