import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../../../../shared/domain/conditions/compile.ts';
import type { DeskRecords } from '../../../../../shared/domain/records/desk-records.ts';
import { originalQueues } from '../../../../../shared/views/queues.ts';
import { parseSearch } from '../../../../../shared/views/search/parse-search.ts';
import { queueOfSearch } from '../../../../../shared/views/search/queue-of-search.ts';
import { type SearchChoices, searchChoices } from '../../../../../shared/views/search/search-choices.ts';
import { searchOfCondition } from '../../../../../shared/views/search/search-of-condition.ts';
import { arbitraryComparison, arbitraryCondition } from '../../../../support/arbitrary-condition.ts';
import { arbitraryRow } from '../../../../support/arbitrary-row.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { memoryDesk } from '../../../../support/memory-desk.ts';
import { runs } from '../../../../support/runs.ts';

let records: DeskRecords;
let choices: SearchChoices;

beforeAll(async () => {
  ({ records } = (await memoryDesk()).engine);
  choices = searchChoices(records);
});

const is = (property: string, value: unknown) => ({ property, operator: 'is', value });
const read = (text: string) => queueOfSearch(parseSearch(text, { choices, peopleNamed: () => null })).where;

describe('a condition as a search', () => {
  test.each<[unknown, string | undefined]>([
    [{ all: [] }, ''],
    [is('state', 'open'), 'is:open'],
    [{ all: [is('state', 'open'), is('assignee', { who: 'me' })] }, 'is:open assignee:me'],
    [{ not: is('overdue', true) }, '-is:overdue'],
    [{ property: 'priority', operator: 'isAny', value: ['priority-high', 'priority-low'] }, 'priority:high,low'],
    [{ property: 'summary', operator: 'contains', value: 'out of paper' }, 'summary:"out of paper"'],
    [{ property: 'opened', operator: 'after', value: { fromNow: -7, unit: 'day' } }, 'created:>7d'],
    [{ property: 'due', operator: 'before', value: { fromNow: 2, unit: 'day' } }, 'due:<2d'],
    [{ property: 'closed', operator: 'during', value: { day: 0 } }, 'closed:today'],
    [{ property: 'due', operator: 'isEmpty' }, 'due:none'],
    [{ any: [is('state', 'open'), is('overdue', true)] }, undefined],
    [is('requester', 'person-1'), undefined],
    [{ property: 'mood', operator: 'is', value: 'x' }, undefined],
    [null, undefined],
  ])('V142: %j is %s', (condition, text) => {
    expect(searchOfCondition(condition, choices)).toBe(text);
  });

  test('V142: exists for each of the default queues but the one of deleted tickets', () => {
    for (const { id, where } of originalQueues) expect(searchOfCondition(where, choices), id).toMatch(/./);
  });
});

test(`V142: a search that stands for a condition finds the same tickets (SEED=${seed})`, () => {
  const times = fc
    .integer({ min: -60, max: 60 })
    .map((hours) => Date.parse('2026-03-28T22:00:00Z') + hours * 3_600_000);
  const condition = arbitraryCondition(arbitraryComparison(times));
  const rows = fc.array(arbitraryRow({ ids: ['a', 'b'], agentIds: ['john', 'max'], times }), {
    minLength: 20,
    maxLength: 20,
  });
  const at = {
    agentId: 'john',
    teamIds: new Set(['team-field']),
    nowMs: Date.parse('2026-03-29T10:00:00Z'),
    timeZone: 'Europe/Berlin',
  };
  let written = 0;
  const property = fc.property(condition, rows, (where, all) => {
    const text = searchOfCondition(where, choices);
    if (text === undefined || text === '') return;
    written += 1;
    const [asked, meant] = [compile(where, records), compile(read(text), records)];
    for (const row of all) expect(meant.holds(row, at)).toBe(asked.holds(row, at));
  });
  fc.assert(property, runs(300));
  expect(written).toBeGreaterThan(20);
});
