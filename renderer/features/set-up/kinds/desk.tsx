import { LifeBuoy } from 'lucide-react';
import { lineControl } from '../controls/line-control.tsx';
import { numberControl } from '../controls/number-control.tsx';
import { recordControl } from '../controls/record-control.tsx';
import { switchControl } from '../controls/switch-control.tsx';
import { kindPage } from '../kind-page.ts';

export const deskPage = kindPage({
  kind: 'desk',
  icon: LifeBuoy,
  rows: [
    [
      { name: 'name', label: 'deskSetUp.name', shown: lineControl },
      {
        name: 'idleLockMinutes',
        label: 'deskSetUp.desk.idleLock',
        hint: 'deskSetUp.desk.idleLock.hint',
        shown: numberControl,
      },
    ],
    [
      {
        name: 'departmentId',
        label: 'deskSetUp.desk.department',
        hint: 'deskSetUp.desk.department.hint',
        shown: recordControl('department', { fits: ({ isPublic }) => isPublic }),
      },
      { name: 'topicId', label: 'deskSetUp.desk.topic', shown: recordControl('topic') },
      { name: 'priorityId', label: 'deskSetUp.desk.priority', shown: recordControl('priority') },
    ],
    [
      {
        name: 'statusId',
        label: 'deskSetUp.desk.status',
        hint: 'deskSetUp.desk.status.hint',
        shown: recordControl('status', { fits: ({ state }) => state === 'open' }),
      },
      {
        name: 'planId',
        label: 'deskSetUp.desk.plan',
        shown: recordControl('plan', { opens: 'deskSetUp.opens.plan' }),
      },
      {
        name: 'scheduleId',
        label: 'deskSetUp.desk.schedule',
        hint: 'deskSetUp.desk.schedule.hint',
        shown: recordControl('schedule', { opens: 'deskSetUp.opens.schedule' }),
      },
    ],
    [
      {
        name: 'claimsOnReply',
        label: 'deskSetUp.desk.claimsOnReply',
        hint: 'deskSetUp.desk.claimsOnReply.hint',
        shown: switchControl,
      },
    ],
  ],
  // There is one desk, and it exists.
  blank: () => ({}),
  details: ({ name }) => [name],
  refusedField: { 'department.private': 'departmentId', 'status.not-open': 'statusId' },
});
