import { useFormContext, useWatch } from 'react-hook-form';
import { sources } from '../../../shared/domain/ticket/fields.ts';
import type { Choice, DeskChoices } from '../../../shared/views/choices.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { priorityMark } from '../../forms/marks.tsx';
import { useAgentOptions } from '../../forms/use-agent-options.ts';
import { Warning } from '../../forms/warning.tsx';
import { issueText } from '../../i18n/issue-text.ts';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { Field } from '../../ui/field.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { type Option, Select } from '../../ui/select.tsx';
import styles from './intake.module.css';
import type { IntakeValues } from './intake-values.ts';

/** Department, priority, SLA plan, assignee, and team. The help topic fills them in; the agent can change them. */
export function IntakeRouting({ choices }: { readonly choices: DeskChoices }) {
  const text = useText();
  const { moment } = useTimes();
  const nowMs = useNow();
  const { register, control, formState } = useFormContext<IntakeValues>();
  const [topicId, planId, departmentId, priorityId, agentId, teamId] = useWatch({
    control,
    name: ['topicId', 'planId', 'departmentId', 'priorityId', 'agentId', 'teamId'],
  });
  const { agents, warningFor, isAbsent } = useAgentOptions(choices);
  const preview = useAnswer(
    'due.preview',
    { planId: planId ?? '', departmentId: departmentId ?? '' },
    { enabled: Boolean(planId && departmentId) },
  );
  const { dueMs = null, responseDueMs = null } = preview.data ?? {};
  const {
    name: topic = '',
    assigneeName = '',
    assigneeId = null,
  } = choices.topics.find(({ id }) => id === topicId) ?? {};
  const urgency = choices.priorities.find(({ id }) => id === priorityId)?.urgency ?? 99;
  const warning = warningFor(agentId ?? null);
  const { errors } = formState;

  function nobodyText(): string {
    // A team that is chosen here takes the place of what the help topic assigns.
    if (assigneeName === '' || teamId) return text('intake.nobodyYet');
    return text(isAbsent(assigneeId) ? 'intake.topicAssignee.absent' : 'intake.topicAssignee', { name: assigneeName });
  }

  function dueHint(): string | undefined {
    if (dueMs === null) return undefined;
    const time = moment(dueMs, nowMs);
    return responseDueMs === null
      ? text('intake.due', { time })
      : text('intake.due.both', { response: moment(responseDueMs, nowMs), time });
  }

  return (
    <div className={styles.side}>
      <p className={styles.filled}>{text('intake.filled', { topic })}</p>
      <Field label={text('field.source')}>
        {(field) => (
          <Select
            {...field}
            options={sources.map((value) => ({ value, label: text(`choice.source.${value}`) }))}
            {...register('source')}
          />
        )}
      </Field>
      <Field label={text('detail.department')} problem={issueText(text, errors.departmentId?.message)}>
        {(field) => <Select {...field} options={optionsOf(choices.departments)} {...register('departmentId')} />}
      </Field>
      <Field label={text('field.priority')} problem={issueText(text, errors.priorityId?.message)}>
        {(field) => (
          <Select
            {...field}
            glyph={<Glyph {...priorityMark(urgency)} />}
            options={optionsOf(choices.priorities)}
            {...register('priorityId')}
          />
        )}
      </Field>
      <Field label={text('detail.plan')} hint={dueHint()} problem={issueText(text, errors.planId?.message)}>
        {(field) => <Select {...field} options={optionsOf(choices.plans)} {...register('planId')} />}
      </Field>
      <Field
        label={text('detail.assignee')}
        hint={warning && <Warning>{warning}</Warning>}
        problem={issueText(text, errors.agentId?.message)}
      >
        {(field) => (
          <Select
            {...field}
            placeholder={nobodyText()}
            options={agents.map(({ id, name, note }) => ({ value: id, label: name, note }))}
            {...register('agentId', { setValueAs: idOrNull })}
          />
        )}
      </Field>
      {choices.teams.length > 0 && (
        <Field label={text('detail.team')} problem={issueText(text, errors.teamId?.message)}>
          {(field) => (
            <Select
              {...field}
              placeholder={text('common.none')}
              options={optionsOf(choices.teams)}
              {...register('teamId', { setValueAs: idOrNull })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

function idOrNull(value: string | null): string | null {
  return value || null;
}

function optionsOf(records: readonly Choice[]): Option[] {
  return records.map(({ id, name }) => ({ value: id, label: name }));
}
