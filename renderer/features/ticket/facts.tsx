import { Pencil } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type FieldControl, type FieldName, fieldNames, fields } from '../../../shared/domain/ticket/fields.ts';
import type { DeskChoices } from '../../../shared/views/choices.ts';
import type { TicketFacts } from '../../../shared/views/ticket-facts.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useAct } from '../../bridge/use-act.ts';
import { DueMark } from '../../forms/due-mark.tsx';
import { priorityLook, statusLook } from '../../forms/marks.tsx';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { DueDialog } from './due-dialog.tsx';
import { Fact, FactSelect } from './fact.tsx';
import styles from './facts.module.css';
import { RequesterDialog } from './requester-dialog.tsx';

/** The ticket's facts as one quiet grid; each is changed where it stands. */
export function Facts({ facts, isInFront }: { readonly facts: TicketFacts; readonly isInFront: boolean }) {
  const text = useText();
  const { act } = useAct();
  const choices = useAnswer('desk.choices', {}).data;
  const [asked, setAsked] = useState<'due' | 'requester'>();
  const { id: ticketId, number, may, agentId, teamId } = facts;
  const mayEdit = may.includes('ticket.edit');
  const mayAssign = may.includes('ticket.assign');
  const mayMove = facts.state === 'open' ? may.includes('ticket.close') : may.includes('ticket.create');
  const urgency = choices?.priorities.find(({ id }) => id === facts.fields.priority)?.urgency ?? 99;

  function assign(to: { agentId: string | null; teamId: string | null }): void {
    void act('assignment.assign', { ticketId, ...to }, text('toast.assigned', { number }));
  }

  if (!choices) return <div className={styles.grid} aria-busy="true" />;
  return (
    <dl className={styles.grid} aria-label={text('ticket.facts')}>
      <FactSelect
        label={text('fact.status')}
        value={facts.statusId}
        valueName={facts.statusName}
        options={choices.statuses}
        glyph={<Glyph {...statusLook(facts.state, facts.statusName)} />}
        isInteractive={isInFront && mayMove}
        onChoose={(statusId) => {
          const status = choices.statuses.find(({ id }) => id === statusId)?.name ?? '';
          void act(
            'status.set',
            { ticketId, statusId },
            text('toast.status', { number, status: status.toLowerCase() }),
          );
        }}
      />
      {plainFacts(choices).map(([name, options]) => (
        <FactSelect
          key={name}
          label={text(`field.${name}`)}
          value={facts.fields[name]}
          valueName={options.find(({ id }) => id === facts.fields[name])?.name ?? ''}
          options={options}
          glyph={name === 'priority' ? <Glyph {...priorityLook(urgency)} /> : undefined}
          isInteractive={isInFront && mayEdit}
          onChoose={(value) =>
            void act(
              'field.set',
              { ticketId, field: name, value },
              text('toast.changed', { what: text(`field.${name}`) }),
            )
          }
        />
      ))}
      <FactSelect
        label={text('fact.plan')}
        value={facts.planId ?? ''}
        valueName={facts.planName}
        options={choices.plans}
        isInteractive={isInFront && mayEdit}
        onChoose={(planId) =>
          void act('due.plan', { ticketId, planId }, text('toast.changed', { what: text('fact.plan') }))
        }
      />
      <Fact label={text('fact.due')}>
        {facts.state === 'open' ? <DueMark dueMs={facts.dueMs} /> : <span>–</span>}
        {mayEdit && facts.state === 'open' && (
          <ChangeButton label={text('fact.due.change')} onClick={() => setAsked('due')} />
        )}
      </Fact>
      <FactSelect
        label={text('fact.assignee')}
        value={agentId ?? ''}
        valueName={choices.agents.find(({ id }) => id === agentId)?.name ?? text('common.nobody')}
        placeholder={text('common.nobody')}
        options={choices.agents}
        isInteractive={isInFront && mayAssign}
        onChoose={(chosen) => assign({ agentId: chosen || null, teamId })}
      />
      <FactSelect
        label={text('fact.team')}
        value={teamId ?? ''}
        valueName={choices.teams.find(({ id }) => id === teamId)?.name ?? text('common.none')}
        placeholder={text('common.none')}
        options={choices.teams}
        isInteractive={isInFront && mayAssign && choices.teams.length > 0}
        onChoose={(chosen) => assign({ agentId, teamId: chosen || null })}
      />
      <FactSelect
        label={text('fact.department')}
        value={facts.departmentId}
        valueName={choices.departments.find(({ id }) => id === facts.departmentId)?.name ?? ''}
        options={choices.departments}
        isInteractive={isInFront && may.includes('ticket.transfer')}
        onChoose={(departmentId) => {
          const department = choices.departments.find(({ id }) => id === departmentId)?.name ?? '';
          void act(
            'department.transfer',
            { ticketId, departmentId, keepAccess: true },
            text('toast.transferred', { number, department }),
          );
        }}
      />
      <Fact label={text('fact.requester')}>
        <bdi className="clipped" title={`${facts.requester.name} ${facts.requester.email}`}>
          {facts.requester.name}
        </bdi>
        {mayEdit && <ChangeButton label={text('fact.requester.change')} onClick={() => setAsked('requester')} />}
      </Fact>
      {asked === 'due' && <DueDialog facts={facts} onClose={() => setAsked(undefined)} />}
      {asked === 'requester' && <RequesterDialog facts={facts} onClose={() => setAsked(undefined)} />}
    </dl>
  );
}

function ChangeButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }): ReactNode {
  return (
    <Button
      look="icon"
      icon={<Pencil size={13} aria-hidden="true" />}
      aria-label={label}
      title={label}
      onClick={onClick}
    />
  );
}

type PlainFact = readonly [FieldName, readonly { readonly id: string; readonly name: string }[]];

/** The plain fields that are chosen from a list, as THE TABLE says, each with what there is to choose. */
function plainFacts(choices: DeskChoices): PlainFact[] {
  return fieldNames.flatMap((name): PlainFact[] => {
    const control: FieldControl = fields[name].control;
    if (control.type === 'line') return [];
    if (control.type === 'record') return [[name, control.kind === 'priority' ? choices.priorities : choices.topics]];
    return [[name, Object.entries(control.choices).map(([id, word]) => ({ id, name: word }))]];
  });
}
