import { beforeEach, describe, expect, test } from 'vitest';
import { english } from '../../../../../renderer/i18n/messages.ts';
import type { DeskRecords } from '../../../../../shared/domain/records/desk-records.ts';
import { findOperation } from '../../../../../shared/domain/registry.ts';
import type { Words } from '../../../../../shared/domain/ticket/catalogue-field.ts';
import { changeField, fieldCatalogue, findField } from '../../../../../shared/domain/ticket/field-catalogue.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';

const noRecords: DeskRecords = { get: () => undefined, all: () => [], replacedBy: () => null };
let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened({ agentId: 'john' });
});

const all = fieldCatalogue(noRecords).map(({ id }) => id);
const find = (id: string) => findField(desk.engine.records, id);
const isSaid = (words: Words) => 'own' in words || Object.hasOwn(english, words.text);

/** To each field that can be set, a value that another ticket could have. */
const others: Readonly<Record<string, string>> = {
  summary: 'Printer on fire',
  status: 'status-waiting',
  priority: 'priority-emergency',
  plan: 'plan-quick',
  assignee: 'max',
  department: 'department-sales',
  due: String(Date.UTC(2030, 0)),
  topic: 'topic-feedback',
  source: 'walk-in',
  team: 'team-field',
  'custom:field-building': 'East',
};

describe('the catalogue of fields', () => {
  test('T53: has each field once, the plain ones among them', () => {
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining(['number', 'summary', 'priority', 'topic', 'source', 'requester']));
    expect(find('constructor')).toBeUndefined();
  });

  test.each(all)('T53: the window has words for %s and for all it can be given', (id) => {
    const field = find(id);
    const words = [field?.label, ...(field?.options(desk.engine.records) ?? []).map((option) => option.words)];
    expect(words.filter((one) => one === undefined || !isSaid(one))).toEqual([]);
  });

  test('T53: records are offered in the order of lists, with their names', () => {
    const offered = (id: string) =>
      find(id)
        ?.options(desk.engine.records)
        ?.map(({ words }) => words);
    expect(offered('priority')).toEqual(['Emergency', 'High', 'Normal', 'Low'].map((own) => ({ own })));
    expect(offered('topic')).toContainEqual({ own: 'Report a Problem / Access Issue' });
    expect(offered('requester')).toBeUndefined();
  });

  test('T53: what can be set is set by the operation that it names, and reads as it was set', async () => {
    const settable = fieldCatalogue(desk.engine.records)
      .filter(({ set }) => set !== null)
      .map(({ id }) => id);
    expect(Object.keys(others).toSorted()).toEqual(settable.toSorted());
    for (const id of settable) {
      const value = others[id] ?? '';
      const ticket = desk.ticket(ticketId);
      const change = changeField(id, ticket, value);
      if (!change) throw new Error(`${id} cannot be set`);
      expect(findOperation(change.name)?.input.safeParse(change.input).success, id).toBe(true);
      await desk.does('lena', change.name, change.input);
      expect(find(id)?.read(desk.row(ticketId)), id).toBe(value);
    }
  });

  test('T53: what follows from other actions is only read', () => {
    for (const id of ['number', 'state', 'opened', 'closed', 'requester', 'nothing']) {
      expect(changeField(id, desk.ticket(ticketId), 'x'), id).toBeUndefined();
    }
    const read = (id: string) => find(id)?.read(desk.row(ticketId));
    expect([read('number'), read('state'), read('closed')]).toEqual(['1001', 'open', '']);
  });
});
