import { useEffect, useId, useRef, useState } from 'react';
import { useAnswer } from '../../../bridge/answers.ts';
import { useRun } from '../../../bridge/use-run.ts';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { useAgentOptions } from '../../../forms/use-agent-options.ts';
import { Warning } from '../../../forms/warning.tsx';
import { useText } from '../../../i18n/text.tsx';
import { Field } from '../../../ui/field.tsx';
import { type Option, Select } from '../../../ui/select.tsx';
import type { ActionDialogProps } from '../action-dialogs.ts';
import styles from '../dialogs.module.css';
import { losesAccess } from '../loses-access.ts';
import { type Assignee, assignedText } from '../toast-text.ts';
import { useRemark } from '../use-remark.tsx';

/** Assigns the ticket to an agent, a team, or both, with an internal note. */
export function ActionDialog(props: ActionDialogProps) {
  const { details, myId, continuesDraft, agentId: wanted, beginsWithTeam = false, onClose } = props;
  const text = useText();
  const run = useRun();
  const choices = useAnswer('desk.choices', {}).data;
  const [agentId, setAgentId] = useState(wanted ?? details.agentId ?? '');
  const [teamId, setTeamId] = useState(details.teamId ?? '');
  const { agents: listed, warningFor } = useAgentOptions(choices);
  const agents = listed.toSorted((a, b) => Number(b.id === myId) - Number(a.id === myId));
  const warning = warningFor(agentId);
  const [keepAccess, setKeepAccess] = useState(false);
  const formerId = details.agentId;
  const isFormerOut = losesAccess(details, { agentId, teamId });

  /** What is not chosen here stays as it is, also if somebody else has set it since the form was opened. */
  const [begun] = useState<Assignee>({ agentId: details.agentId, teamId: details.teamId });
  const chosenOf = ({ agentId: agent, teamId: team, ...more }: Assignee) => ({
    ...(agent !== begun.agentId && { agentId: agent }),
    ...(team !== begun.teamId && { teamId: team }),
    ...more,
  });

  const remark = useRemark<Assignee & { readonly keepAccess?: true }>({
    tab: 'assign',
    details,
    choice: { agentId: agentId || null, teamId: teamId || null, ...(isFormerOut && keepAccess && { keepAccess }) },
    continuesDraft,
    post: (words, choice, key) =>
      run('assignment.assign', { ticketId: details.id, ...chosenOf(choice), remark: words }, key),
    doneText: (choice) => assignedText(text, details, { agents, teams: choices?.teams ?? [] }, choice),
    onClose,
  });

  const team = useRef<HTMLSelectElement>(null);
  // After the dialog’s own effect, which focuses its first field.
  useEffect(() => {
    if (beginsWithTeam) team.current?.focus();
  }, [beginsWithTeam]);

  return (
    <FormDialog
      title={text('assign.title', { number: details.number })}
      button={text('assign.button')}
      onClose={onClose}
      onSubmit={remark.submit}
      {...remark.form}
    >
      <Field label={text('assign.agent')} hint={warning && <Warning>{warning}</Warning>}>
        {(control) => (
          <Select
            {...control}
            value={agentId}
            placeholder={text('common.nobody')}
            options={optionsOf(agents, details.agentId, details.names.agent)}
            onChange={({ target }) => setAgentId(target.value)}
          />
        )}
      </Field>
      {choices !== undefined && choices.teams.length > 0 && (
        <Field label={text('assign.team')}>
          {(control) => (
            <Select
              {...control}
              ref={team}
              value={teamId}
              placeholder={text('common.none')}
              options={optionsOf(choices.teams, details.teamId, details.names.team)}
              onChange={({ target }) => setTeamId(target.value)}
            />
          )}
        </Field>
      )}
      {remark.field}
      {isFormerOut && (
        <KeepAccess name={details.names.agent} isMe={formerId === myId} value={keepAccess} onChange={setKeepAccess} />
      )}
    </FormDialog>
  );
}

interface KeepAccessProps {
  readonly name: string;
  readonly isMe: boolean;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** Whether the agent who has the ticket now keeps access, who would lose it otherwise. */
function KeepAccess({ name, isMe, value, onChange }: KeepAccessProps) {
  const text = useText();
  const id = useId();
  const hint = value ? 'keep' : 'lose';
  return (
    <div className={styles.check}>
      <input
        id={id}
        type="checkbox"
        checked={value}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChange(target.checked)}
      />
      <label htmlFor={id}>{isMe ? text('assign.keep.me') : text('assign.keep', { name })}</label>
      <p id={`${id}-hint`}>{isMe ? text(`assign.${hint}.me.hint`) : text(`assign.${hint}.hint`, { name })}</p>
    </div>
  );
}

interface Offered {
  readonly id: string;
  readonly name: string;
  readonly note?: string | undefined;
}

/** The available choices, plus the current value if it is no longer available. */
function optionsOf(choices: readonly Offered[], presentId: string | null, presentName: string): readonly Option[] {
  const isKnown = presentId === null || choices.some(({ id }) => id === presentId);
  const all = isKnown ? choices : [{ id: presentId, name: presentName }, ...choices];
  return all.map(({ id, name, note }) => ({ value: id, label: name, note }));
}
