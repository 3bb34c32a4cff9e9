import { Building2 } from 'lucide-react';
import { lineControl } from '../controls/line-control.tsx';
import { recordControl } from '../controls/record-control.tsx';
import { switchControl } from '../controls/switch-control.tsx';
import { kindPage } from '../kind-page.ts';
import { joined, nameOf } from '../names.ts';

export const departmentPage = kindPage({
  kind: 'department',
  icon: Building2,
  rows: [
    [{ name: 'name', label: 'deskSetUp.name', shown: lineControl }],
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
        shown: recordControl('plan', { none: 'deskSetUp.department.planId.none' }),
      },
      {
        name: 'scheduleId',
        label: 'deskSetUp.schedule',
        hint: 'deskSetUp.department.scheduleId.hint',
        shown: recordControl('schedule', { none: 'deskSetUp.department.scheduleId.none' }),
      },
    ],
    [
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
  details: ({ isPublic, planId, scheduleId }, context) => [
    joined([
      context.text(isPublic ? 'deskSetUp.public' : 'deskSetUp.private'),
      nameOf(context, 'plan', planId),
      nameOf(context, 'schedule', scheduleId),
    ]),
  ],
  badge: ({ id }, { records, text }) =>
    records.get('desk', 'desk')?.departmentId === id ? text('deskSetUp.default') : undefined,
  refusedField: { 'department.private': 'isPublic', 'record.in-use': 'isPublic' },
});
