import { TextCursorInput } from 'lucide-react';
import { customTypes } from '../../../../shared/domain/records/field.ts';
import { choiceControl } from '../controls/choice-control.tsx';
import { choicesControl } from '../controls/choices-control.tsx';
import { lineControl } from '../controls/line-control.tsx';
import { switchControl } from '../controls/switch-control.tsx';
import { kindPage } from '../kind-page.ts';
import { joined } from '../names.ts';

export const fieldPage = kindPage({
  kind: 'field',
  icon: TextCursorInput,
  rows: [
    [
      { name: 'name', label: 'deskSetUp.name', shown: lineControl },
      {
        name: 'type',
        label: 'deskSetUp.field.type',
        hint: ({ isNew, text }) => text(isNew ? 'deskSetUp.field.type.hint' : 'deskSetUp.field.type.fixed'),
        shown: choiceControl(
          customTypes.map((value) => ({ value, label: `deskSetUp.field.type.${value}` as const })),
          ({ isNew }) => !isNew,
        ),
      },
    ],
    [
      {
        name: 'choices',
        label: 'deskSetUp.field.choices',
        hint: 'deskSetUp.field.choices.hint',
        isShown: ({ values }) => values.type === 'choice',
        shown: choicesControl,
      },
    ],
    [
      {
        name: 'isRequired',
        label: 'deskSetUp.field.isRequired',
        hint: 'deskSetUp.field.isRequired.hint',
        shown: switchControl,
      },
    ],
  ],
  blank: ({ records }) => ({
    name: '',
    type: 'line' as const,
    choices: [],
    isRequired: false,
    order: Math.min(9_999, Math.max(0, ...records.all('field').map(({ order }) => order)) + 10),
  }),
  details: ({ type, choices, isRequired }, { text }) => [
    joined([
      text(`deskSetUp.field.type.${type}`),
      type === 'choice' ? choices.map(({ name }) => name).join(', ') : undefined,
      isRequired ? text('deskSetUp.field.required') : undefined,
    ]),
  ],
  refusedField: { 'field.choices-missing': 'choices', 'field.choices-unused': 'choices', 'field.fixed': 'type' },
});
