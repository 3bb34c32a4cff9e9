import { beforeAll, describe, expect, test } from 'vitest';
import { properties } from '../../../../../shared/domain/conditions/properties.ts';
import { recordsAfter } from '../../../../../shared/domain/records/after.ts';
import type { DeskRecords } from '../../../../../shared/domain/records/desk-records.ts';
import { deskChoices } from '../../../../../shared/views/choices.ts';
import { parseSearch } from '../../../../../shared/views/search/parse-search.ts';
import { searchChoices, windowSearchChoices } from '../../../../../shared/views/search/search-choices.ts';
import { searchFields } from '../../../../../shared/views/search/search-fields.ts';
import { memoryDesk } from '../../../../support/memory-desk.ts';
import { withOwnFields } from '../../../../support/own-fields.ts';

let records: DeskRecords;

beforeAll(async () => {
  records = withOwnFields((await memoryDesk()).engine.records);
});

describe('the names that a search can use', () => {
  test('Y13: every field is a property of tickets, or has only words', () => {
    const fields = searchFields(searchChoices(records));
    const named = fields.flatMap(({ values }) =>
      'property' in values
        ? [values.property]
        : values.kind === 'records'
          ? values.of.map(({ property }) => property)
          : [],
    );
    expect(fields.length).toBeGreaterThan(20);
    expect(named.filter((property) => !properties(records).get(property))).toEqual([]);
  });

  test('Y13: a window and the desk know the same names, except archived ones', () => {
    const window = windowSearchChoices(deskChoices(records));
    expect({ ...searchChoices(records), former: window.former }).toEqual(window);
    expect(window.records.topic.map(({ name }) => name)).toContain('Report a Problem / Access Issue');
  });

  test('Y13: an archived record is found by its name, but not suggested', () => {
    const archived = { kind: 'department', id: 'department-sales', replacedBy: null } as const;
    const choices = searchChoices(recordsAfter(records, archived));
    expect(choices.records.department.map(({ id }) => id)).not.toContain('department-sales');
    expect(parseSearch('dept:sales', { choices, peopleNamed: () => null }).condition).toEqual({
      property: 'department',
      operator: 'is',
      value: 'department-sales',
    });
  });

  test('Y14: custom fields are known by their labels, choices by their names', () => {
    const meanings = { choices: searchChoices(records), peopleNamed: () => null };
    expect(parseSearch('the-site:"Site east"', meanings)).toMatchObject({
      condition: { property: 'custom:site', operator: 'is', value: 'east' },
      problems: [],
    });
  });
});
