import { CircleDot } from 'lucide-react';
import { statusKind } from '../../../../shared/domain/ticket-state.ts';
import { statusMark } from '../../../forms/marks.tsx';
import type { FormValues } from '../../../forms/record-edits.ts';
import { Glyph } from '../../../ui/glyph.tsx';
import { choiceControl } from '../controls/choice-control.tsx';
import { lineControl } from '../controls/line-control.tsx';
import { switchControl } from '../controls/switch-control.tsx';
import { kindPage } from '../kind-page.ts';
import { joined } from '../names.ts';

export const statusPage = kindPage({
  kind: 'status',
  icon: CircleDot,
  rows: [
    [
      { name: 'name', label: 'deskSetUp.name', shown: lineControl },
      {
        name: 'publicName',
        label: 'deskSetUp.status.publicName',
        hint: 'deskSetUp.status.publicName.hint',
        isOptional: true,
        shown: lineControl,
      },
    ],
    [
      {
        name: 'kind',
        label: 'deskSetUp.status.kind',
        hint: ({ isNew, text }) => text(isNew ? 'deskSetUp.status.kind.hint' : 'deskSetUp.status.kind.fixed'),
        shown: choiceControl(
          statusKind.options.map((value) => ({ value, label: `deskSetUp.status.kind.${value}` as const })),
          ({ isNew }) => !isNew,
        ),
      },
    ],
    [
      {
        name: 'reopenable',
        label: 'deskSetUp.status.reopenable',
        hint: 'deskSetUp.status.reopenable.hint',
        isShown: ({ values }) => isClosing(values),
        shown: switchControl,
      },
    ],
  ],
  blank: () => ({ name: '', kind: 'open' as const, reopenable: true }),
  // The switch is on at first where it is shown: a requester may object to what is done.
  tidied: (values) => (isClosing(values) ? values : { ...values, reopenable: false }),
  details: ({ kind, reopenable, publicName }, { text }) => [
    joined([
      text(`deskSetUp.status.short.${kind}`),
      reopenable ? text('deskSetUp.status.reopened') : undefined,
      publicName === '' ? undefined : text('deskSetUp.status.known', { name: publicName }),
    ]),
  ],
  badge: ({ id }, { records, text }) =>
    records.get('desk', 'desk')?.statusId === id ? text('deskSetUp.default') : undefined,
  glyph: ({ kind }) => <Glyph {...statusMark(kind)} />,
  refusedField: { 'status.not-open': 'kind', 'field.fixed': 'kind' },
});

/** A message opens no ticket that is open. */
function isClosing({ kind }: FormValues): boolean {
  return kind === 'resolved' || kind === 'closed';
}
