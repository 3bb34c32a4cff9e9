import { Users } from 'lucide-react';
import { agentColours } from '../../../../shared/domain/records/agent.ts';
import { listed } from '../../../../shared/domain/records/listed.ts';
import type { RecordOf } from '../../../../shared/domain/records/registry.ts';
import { isoDay } from '../../../../shared/domain/sla/calendar.ts';
import { initialsOf } from '../../../../shared/views/initials.ts';
import { isSameName } from '../../../forms/same-name.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { agentForm } from '../agents/agent-form.ts';
import { RecoverySection } from '../agents/recovery-section.tsx';
import { absenceControl } from '../controls/absence-control.tsx';
import { choiceControl } from '../controls/choice-control.tsx';
import { currentPlaces, departmentsControl } from '../controls/departments-control.tsx';
import { lineControl } from '../controls/line-control.tsx';
import { recordControl } from '../controls/record-control.tsx';
import { secretControl } from '../controls/secret-control.tsx';
import { fixableSwitchControl } from '../controls/switch-control.tsx';
import type { FormContext, RecordContext } from '../form-field.ts';
import { kindPage } from '../kind-page.ts';
import { joined, nameOf } from '../names.ts';

export const agentPage = kindPage({
  kind: 'agent',
  icon: Users,
  rows: [
    [
      {
        name: 'name',
        label: 'deskSetUp.name',
        hint: (form) => (hasNamesake(form) ? form.text('agents.sameName') : undefined),
        // The secret must differ from the name.
        deps: ['secret'],
        shown: lineControl,
      },
      {
        name: 'colour',
        label: 'deskSetUp.agent.colour',
        shown: choiceControl(agentColours.map((value) => ({ value, label: `colour.${value}` as const }))),
      },
    ],
    [
      { name: 'departmentId', label: 'deskSetUp.department', shown: recordControl('department') },
      {
        name: 'roleId',
        label: 'deskSetUp.agent.role',
        shown: recordControl('role', { opens: 'deskSetUp.opens.role' }),
      },
    ],
    [
      {
        name: 'extended',
        label: 'deskSetUp.agent.extended',
        hint: 'deskSetUp.agent.extended.hint',
        shown: departmentsControl,
      },
    ],
    [
      {
        name: 'secret',
        label: 'deskSetUp.agent.secret',
        hint: secretHint,
        isShown: ({ id, records }) => records.get('agent', id)?.retired !== true,
        shown: secretControl,
      },
    ],
    [
      {
        name: 'isAdministrator',
        label: 'deskSetUp.agent.isAdministrator',
        hint: (form) =>
          form.text(isOwn(form) ? 'deskSetUp.agent.isAdministrator.own' : 'deskSetUp.agent.isAdministrator.hint'),
        shown: fixableSwitchControl(isOwn),
      },
    ],
    [
      {
        name: 'absence',
        label: 'deskSetUp.agent.absence',
        hint: 'deskSetUp.agent.absence.hint',
        shown: absenceControl,
      },
    ],
  ],
  more: { secret: '' },
  schema: agentForm,
  // A department that became the primary one is none of the further ones anymore.
  tidied: (values) => ({
    ...values,
    ...(Array.isArray(values.extended) && {
      extended: values.extended.filter(({ departmentId }) => departmentId !== values.departmentId),
    }),
  }),
  blank: ({ records }) => ({
    name: '',
    colour: 'green' as const,
    departmentId: records.get('desk', 'desk')?.departmentId ?? listed(records, 'department')[0]?.id ?? '',
    roleId: (records.get('role', 'role-expanded') ?? listed(records, 'role')[0])?.id ?? '',
    extended: [],
    isAdministrator: false,
  }),
  details: (agent, context) => [
    joined([nameOf(context, 'department', agent.departmentId), nameOf(context, 'role', agent.roleId)]),
    ...[joined([lackText(agent, context), absenceText(agent, context), furtherText(agent, context)])].filter(
      (line) => line !== '',
    ),
  ],
  badge: ({ isAdministrator }, { text }) => (isAdministrator ? text('deskSetUp.agent.isAdministrator') : undefined),
  glyph: ({ name, colour }, { records }) => (
    <Avatar
      initials={initialsOf(
        name,
        records.all('agent').map((agent) => agent.name),
      )}
      colour={colour}
      size={24}
    />
  ),
  mayArchive: ({ id }, { myId }) => id !== myId,
  refusedField: {
    'agent.last-administrator': 'isAdministrator',
    'pins.new-administrator': 'secret',
    'agent.department-twice': 'extended',
    'department.unknown': 'departmentId',
    'role.unknown': 'roleId',
    'role.last-to-create': 'roleId',
    'secret.missing': 'secret',
    'secret.own-name': 'secret',
  },
  aside: () => <RecoverySection />,
});

function isOwn({ id, myId }: FormContext): boolean {
  return id === myId;
}

function hasNamesake({ id, records, values: { name } }: FormContext): boolean {
  return listed(records, 'agent').some(
    (other) => other.id !== id && typeof name === 'string' && isSameName(other.name, name),
  );
}

function secretHint({ id, isNew, lacks, text }: FormContext): string {
  if (isNew) return text('deskSetUp.agent.secret.new');
  return text(Object.hasOwn(lacks, id) ? 'deskSetUp.agent.secret.lacking' : 'deskSetUp.agent.secret.kept');
}

type Agent = RecordOf<'agent'>;

function furtherText({ departmentId, extended }: Agent, context: RecordContext): string | undefined {
  const names = currentPlaces(context, extended)
    .filter((place) => place.departmentId !== departmentId)
    .map((place) => nameOf(context, 'department', place.departmentId))
    .filter((name) => name !== undefined);
  return names.length === 0 ? undefined : context.text('deskSetUp.agent.alsoIn', { departments: names.join(', ') });
}

/** A past absence is not mentioned. */
function absenceText({ absence }: Agent, { text, calendar, today }: RecordContext): string | undefined {
  if (!absence || absence.until < isoDay(today)) return undefined;
  const [from, until] = [calendar.fullDate(absence.from), calendar.fullDate(absence.until)];
  return absence.from <= isoDay(today)
    ? text('deskSetUp.agent.absentUntil', { date: until })
    : text('deskSetUp.agent.absentFrom', { from, until });
}

function lackText({ id, retired }: Agent, { lacks, text }: RecordContext): string | undefined {
  return !retired && Object.hasOwn(lacks, id) ? text('deskSetUp.agent.noSecret') : undefined;
}
