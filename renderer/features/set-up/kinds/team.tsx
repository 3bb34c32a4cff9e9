import { UsersRound } from 'lucide-react';
import { listed } from '../../../../shared/domain/records/listed.ts';
import { checksControl } from '../controls/checks-control.tsx';
import { lineControl } from '../controls/line-control.tsx';
import { recordControl } from '../controls/record-control.tsx';
import { kindPage } from '../kind-page.ts';

export const teamPage = kindPage({
  kind: 'team',
  icon: UsersRound,
  rows: [
    [
      { name: 'name', label: 'deskSetUp.name', shown: lineControl },
      {
        name: 'leadId',
        label: 'deskSetUp.team.lead',
        hint: 'deskSetUp.team.lead.hint',
        shown: recordControl('agent', {
          none: 'common.nobody',
          fits: ({ id }, { values }) => Array.isArray(values.memberIds) && values.memberIds.includes(id),
        }),
      },
    ],
    [
      {
        name: 'memberIds',
        label: 'deskSetUp.team.members',
        hint: 'deskSetUp.team.members.hint',
        shown: checksControl(({ records }) => [
          { checks: listed(records, 'agent').map(({ id, name }) => ({ value: id, label: name })) },
        ]),
      },
    ],
  ],
  blank: () => ({ name: '', memberIds: [] }),
  details: ({ memberIds }, { records, text }) => [
    text('deskSetUp.team.count', {
      count: memberIds.filter((id) => records.get('agent', id)?.retired === false).length,
    }),
  ],
});
