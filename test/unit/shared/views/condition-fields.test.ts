import { beforeAll, expect, test } from 'vitest';
import { comparisonsOf, comparisonWords } from '../../../../renderer/i18n/comparison-words.ts';
import { isMessageId } from '../../../../renderer/i18n/messages.ts';
import { conditionProblems } from '../../../../shared/domain/conditions/compile.ts';
import { builtInProperties } from '../../../../shared/domain/conditions/properties.ts';
import type { DeskRecords } from '../../../../shared/domain/records/desk-records.ts';
import { type ConditionField, conditionFields } from '../../../../shared/views/condition-fields.ts';
import { searchChoices } from '../../../../shared/views/search/search-choices.ts';
import { memoryDesk } from '../../../support/memory-desk.ts';

let records: DeskRecords;
let fields: readonly ConditionField[];

beforeAll(async () => {
  const desk = await memoryDesk();
  await desk.does('jane', 'record.put', {
    kind: 'field',
    id: 'floor',
    fields: { name: 'Floor', type: 'number', choices: [], isRequired: false, order: 1 },
  });
  ({ records } = desk.engine);
  fields = conditionFields(searchChoices(records));
});

/** A value that fits a field. */
function valueFor({ type, options }: ConditionField, operator: string): unknown {
  switch (type) {
    case 'choice':
      return options[0]?.id;
    case 'person':
      return [...records.all('person')][0]?.id ?? 'person';
    case 'time':
      return operator === 'during' ? { day: 0 } : { fromNow: -7, unit: 'day' };
    case 'number':
      return 3;
    case 'flag':
      return true;
    case 'text':
      return 'printer';
  }
}

test('V141: every property of conditions can be chosen, and has a name, as have its choices', () => {
  const custom = records.all('field').map(({ id }) => `custom:${id}`);
  expect(custom).toContain('custom:floor');
  expect(fields.map(({ id }) => id).toSorted()).toEqual([...builtInProperties.keys(), ...custom].toSorted());
  for (const { id, label, options } of fields) {
    if ('text' in label) expect(isMessageId(label.text), id).toBe(true);
    for (const { words } of options) if ('text' in words) expect(isMessageId(words.text), words.text).toBe(true);
  }
});

test('V141: every comparison that is offered is one that the desk understands, and is shown again', () => {
  for (const field of fields) {
    if (field.type === 'person' || (field.type === 'choice' && field.options.length === 0)) continue;
    for (const { operator, isNegated, label } of comparisonsOf(field)) {
      const value = operator === 'isEmpty' ? undefined : valueFor(field, operator);
      const comparison = { property: field.id, operator, ...(value === undefined ? {} : { value }) };
      expect(conditionProblems(comparison, records), `${field.id} ${operator}`).toEqual([]);
      expect(comparisonWords(field, { operator, value, isNegated })?.label).toBe(label);
    }
  }
});
