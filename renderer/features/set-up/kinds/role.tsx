import { ShieldCheck } from 'lucide-react';
import { offeredPermissions } from '../../../../shared/domain/offered-permissions.ts';
import { allInUse } from '../../../../shared/domain/records/desk-records.ts';
import { checksControl } from '../controls/checks-control.tsx';
import { lineControl } from '../controls/line-control.tsx';
import { kindPage } from '../kind-page.ts';
import { joined } from '../names.ts';

export const rolePage = kindPage({
  kind: 'role',
  icon: ShieldCheck,
  rows: [
    [{ name: 'name', label: 'deskSetUp.name', shown: lineControl }],
    [
      {
        name: 'permissions',
        label: 'deskSetUp.role.permissions',
        hint: 'deskSetUp.role.permissions.hint',
        shown: checksControl(({ text }) => [
          {
            title: text('deskSetUp.role.tickets'),
            checks: offeredPermissions.map((permission) => ({
              value: permission,
              label: text(`deskSetUp.may.${permission}`),
            })),
          },
        ]),
      },
    ],
  ],
  blank: () => ({ name: '', permissions: [] }),
  details: ({ id, permissions }, { records, text }) => {
    const held = offeredPermissions.filter((permission) => permissions.includes(permission)).length;
    const agents = allInUse(records, 'agent').filter(
      ({ roleId, extended }) => roleId === id || extended.some((part) => part.roleId === id),
    ).length;
    return [
      joined([
        text(held === 0 ? 'deskSetUp.role.none' : 'deskSetUp.role.held', { held, all: offeredPermissions.length }),
        text('deskSetUp.role.agents', { count: agents }),
      ]),
    ];
  },
  refusedField: { 'role.last-to-create': 'permissions' },
});
