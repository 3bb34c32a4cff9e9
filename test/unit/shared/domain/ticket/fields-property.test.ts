import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startingRecord } from '../../../../../shared/domain/starting-records.ts';
import { changeField, findField } from '../../../../../shared/domain/ticket/field-catalogue.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { memoryDesk } from '../../../../support/memory-desk.ts';
import { runs } from '../../../../support/runs.ts';

const asked = { choices: [], isRequired: false, order: 2 };
const records = [
  startingRecord('field', 'asset', { ...asked, name: 'Asset tag', type: 'line' }),
  startingRecord('field', 'urgent', { ...asked, name: 'Urgent', type: 'yes-no' }),
  startingRecord('field', 'cost', { ...asked, name: 'Cost', type: 'number' }),
  startingRecord('field', 'floor', { ...asked, name: 'Floor', type: 'choice', choices: [{ id: 'one', name: 'One' }] }),
];

const values: Readonly<Record<string, readonly string[]>> = {
  summary: ['Printer on fire', 'Out of ink', ''],
  priority: ['priority-low', 'priority-high', 'priority-none'],
  topic: ['topic-general', 'topic-feedback', ''],
  source: ['phone', 'web', 'fax'],
  'custom:asset': ['A 1', 'A 2', ''],
  'custom:urgent': ['yes', 'no', ''],
  'custom:cost': ['1', '02', 'x', ''],
  'custom:floor': ['one', 'two', ''],
};

const change = fc
  .constantFrom(...Object.keys(values))
  .chain((id) => fc.record({ id: fc.constant(id), value: fc.constantFrom(...(values[id] ?? [])) }));

test(`T57: whatever fields are set, undoing each in reverse gives back the ticket as it was (SEED=${seed})`, async () => {
  const desk = await memoryDesk(records);
  const holds = (ticketId: string) => {
    const { fields, custom } = desk.ticket(ticketId);
    return { fields, custom };
  };
  const property = fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
    const ticketId = await desk.opened();
    const states = [holds(ticketId)];
    const commits: string[] = [];
    for (const { id, value } of changes) {
      const asking = changeField(id, desk.ticket(ticketId), value);
      if (!asking) throw new Error(`${id} cannot be set`);
      const result = await desk.as('john', asking.name, asking.input);
      if (!result.ok) {
        expect(holds(ticketId)).toEqual(states.at(-1));
        continue;
      }
      const kept = findField(desk.engine.records, id)?.read(desk.row(ticketId));
      expect(kept).toBe(value === '02' ? '2' : value);
      commits.push(result.value.commit);
      states.push(holds(ticketId));
    }
    for (const commit of commits.toReversed()) {
      states.pop();
      await desk.does('john', 'commit.undo', { commit });
      expect(holds(ticketId)).toEqual(states.at(-1));
    }
  });
  await fc.assert(property, runs(15));
});
