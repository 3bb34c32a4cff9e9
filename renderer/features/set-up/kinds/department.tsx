import { Building2 } from 'lucide-react';
import { choiceControl } from '../controls/choice-control.tsx';
import { lineControl } from '../controls/line-control.tsx';
import { recordControl } from '../controls/record-control.tsx';
import { switchControl } from '../controls/switch-control.tsx';
import type { FormContext } from '../form-field.ts';
import { kindPage } from '../kind-page.ts';
import { joined, nameOf } from '../names.ts';

export const departmentPage = kindPage({
  kind: 'department',
  icon: Building2,
  rows: [
    [
      { name: 'name', label: 'deskSetUp.name', shown: lineControl },
      {
        name: 'managerId',
        label: 'deskSetUp.department.managerId',
        hint: managerHint,
        shown: recordControl('agent', { none: 'common.nobody' }),
      },
    ],
    [
      {
        name: 'isPublic',
        label: 'deskSetUp.department.isPublic',
        hint: 'deskSetUp.department.isPublic.hint',
        shown: switchControl,
      },
    ],
    [
      {
        name: 'planId',
        label: 'deskSetUp.plan',
        hint: 'deskSetUp.department.planId.hint',
        shown: recordControl('plan', { none: 'deskSetUp.department.planId.none', opens: 'deskSetUp.opens.plan' }),
      },
      {
        name: 'scheduleId',
        label: 'deskSetUp.schedule',
        hint: 'deskSetUp.department.scheduleId.hint',
        shown: recordControl('schedule', {
          none: 'deskSetUp.department.scheduleId.none',
          opens: 'deskSetUp.opens.schedule',
        }),
      },
    ],
    [
      {
        name: 'claimsOnReply',
        label: 'deskSetUp.department.claimsOnReply',
        hint: 'deskSetUp.department.claimsOnReply.hint',
        shown: choiceControl([
          { value: null, label: 'deskSetUp.department.claimsOnReply.desk' },
          { value: true, label: 'deskSetUp.department.claimsOnReply.yes' },
          { value: false, label: 'deskSetUp.department.claimsOnReply.no' },
        ]),
      },
      {
        name: 'signature',
        label: 'deskSetUp.department.signature',
        hint: 'deskSetUp.department.signature.hint',
        isOptional: true,
        shown: lineControl,
      },
    ],
  ],
  blank: () => ({ name: '', isPublic: true, signature: '', planId: null, scheduleId: null }),
  details: ({ isPublic, managerId, planId, scheduleId }, context) => [
    joined([
      context.text(isPublic ? 'deskSetUp.public' : 'deskSetUp.private'),
      nameOf(context, 'plan', planId),
      nameOf(context, 'schedule', scheduleId),
      nameOf(context, 'agent', managerId),
    ]),
  ],
  badge: ({ id }, { records, text }) =>
    records.get('desk', 'desk')?.departmentId === id ? text('deskSetUp.default') : undefined,
  refusedField: { 'department.private': 'isPublic', 'record.in-use': 'isPublic' },
});

/** Who has no access to the tickets of the department is not notified of them. */
function managerHint({ id, isNew, records, values: { managerId }, text }: FormContext): string {
  const manager = typeof managerId === 'string' ? records.get('agent', managerId) : undefined;
  const places = manager ? [manager.departmentId, ...manager.extended.map(({ departmentId }) => departmentId)] : [];
  if (!manager || (!isNew && places.includes(id))) return text('deskSetUp.department.managerId.hint');
  return text('deskSetUp.department.managerId.elsewhere', { name: manager.name });
}
