import type { SearchMeanings } from '../../shared/views/search/field-condition.ts';
import type { SearchChoices } from '../../shared/views/search/search-choices.ts';

const choice = (id: string, name: string) => ({ id, name });

/** The names of a desk that searches of tests use. */
export const desk: SearchChoices = {
  records: {
    status: [
      choice('s-open', 'Open'),
      choice('s-progress', 'In progress'),
      choice('s-waiting', 'Waiting for requester'),
    ],
    agent: [choice('john', 'John Doe'), choice('jane', 'Jane Doe'), choice('me', 'Me')],
    team: [choice('level-2', 'Level II Support'), choice('field', 'Field')],
    department: [choice('support', 'Support'), choice('sales', 'Sales')],
    topic: [choice('t-password', 'Password Reset'), choice('t-access', 'Report a Problem / Access Issue')],
    priority: [choice('p-emergency', 'Emergency'), choice('p-normal', 'Normal')],
    plan: [choice('sev-a', 'SEV-A')],
  },
  former: {
    status: [],
    agent: [choice('ada', 'Ada Old')],
    team: [],
    department: [],
    topic: [],
    priority: [],
    plan: [],
  },
  fields: [
    { property: 'custom:room', label: 'Room', type: 'line', options: [] },
    { property: 'custom:floor', label: 'The floor', type: 'number', options: [] },
    { property: 'custom:handover', label: 'Handover date', type: 'date', options: [] },
    {
      property: 'custom:site',
      label: 'Site',
      type: 'choice',
      options: [choice('east', 'East Wing'), choice('moon', 'Moon')],
    },
    { property: 'custom:paid', label: 'Paid', type: 'yes-no', options: [] },
    { property: 'custom:own-status', label: 'Status', type: 'line', options: [] },
    { property: 'custom:size', label: 'Größe (12" Monitor): cm', type: 'number', options: [] },
  ],
};

const people = new Map([
  ['ken', ['ken', 'kendra']],
  ['ken wheeler', ['ken']],
  ['ken@example.com', ['ken']],
]);

export const meanings: SearchMeanings = {
  choices: desk,
  peopleNamed: (text) => people.get(text.toLowerCase()) ?? [],
};
