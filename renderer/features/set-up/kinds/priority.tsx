import { Flag } from 'lucide-react';
import { priorityMark } from '../../../forms/marks.tsx';
import { Glyph } from '../../../ui/glyph.tsx';
import { lineControl } from '../controls/line-control.tsx';
import { numberControl } from '../controls/number-control.tsx';
import { kindPage } from '../kind-page.ts';

export const priorityPage = kindPage({
  kind: 'priority',
  icon: Flag,
  rows: [
    [
      { name: 'name', label: 'deskSetUp.name', shown: lineControl },
      {
        name: 'urgency',
        label: 'deskSetUp.priority.urgency',
        hint: 'deskSetUp.priority.urgency.hint',
        shown: numberControl,
      },
    ],
  ],
  blank: ({ records }) => ({
    name: '',
    urgency: Math.min(99, Math.max(0, ...records.all('priority').map(({ urgency }) => urgency)) + 1),
  }),
  details: ({ urgency }, { text }) => [text('deskSetUp.priority.details', { urgency })],
  badge: ({ id }, { records, text }) =>
    records.get('desk', 'desk')?.priorityId === id ? text('deskSetUp.default') : undefined,
  glyph: ({ urgency }) => <Glyph {...priorityMark(urgency)} />,
});
