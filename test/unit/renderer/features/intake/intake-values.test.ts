import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptyIntake,
  isEmptyIntake,
  keptIntake,
  routingFor,
} from '../../../../../renderer/features/intake/intake-values.ts';
import { openTicket } from '../../../../../shared/domain/open-ticket.ts';
import type { DeskChoices } from '../../../../../shared/views/choices.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';

const choices: DeskChoices = {
  departments: [],
  topics: [
    { id: 'topic-all', name: 'All', departmentId: 'department-it', priorityId: 'priority-high', planId: 'plan-a' },
    { id: 'topic-some', name: 'Some', departmentId: null, priorityId: 'priority-low', planId: null },
    { id: 'topic-none', name: 'None', departmentId: null, priorityId: null, planId: null },
  ],
  priorities: [],
  statuses: [],
  plans: [],
  teams: [],
  agents: [],
  roles: [],
  fields: [],
  fallback: {
    departmentId: 'department-desk',
    topicId: 'topic-some',
    priorityId: 'priority-normal',
    planId: 'plan-desk',
  },
};
const empty = emptyIntake(choices);

describe('the intake form', () => {
  test.each([
    ['topic-all', ['department-it', 'priority-high', 'plan-a']],
    ['topic-some', ['department-desk', 'priority-low', 'plan-desk']],
    ['topic-none', ['department-desk', 'priority-normal', 'plan-desk']],
    ['topic-retired', ['department-desk', 'priority-normal', 'plan-desk']],
  ])('takes from %s what it says, and the rest from the desk', (topicId, filled) => {
    const { departmentId, priorityId, planId } = routingFor(choices, topicId);
    expect([departmentId, priorityId, planId]).toEqual(filled);
  });

  test('begins with the topic that the desk falls back on, and what that one fills in', () => {
    expect(empty).toMatchObject({ topicId: 'topic-some', ...routingFor(choices, 'topic-some'), agentId: null });
  });

  test('begins with nothing that is missing but what only a person knows', () => {
    const { error } = openTicket.input.safeParse(empty);
    const missing = new Set(error?.issues.map(({ path }) => path.join('.')));
    expect([...missing].toSorted()).toEqual(['details', 'requester.name', 'summary']);
  });

  test('takes up a draft where it was left', () => {
    const draft = {
      ...empty,
      requester: { personId: 'person-1', name: 'Ken', email: 'ken@example.com', phone: '', place: '' },
      summary: 'It will not start',
      agentId: 'agent-1',
    };
    expect(keptIntake(JSON.stringify(draft), choices)).toEqual(draft);
    expect(keptIntake('{"summary":"Half of one"}', choices)).toEqual({ ...empty, summary: 'Half of one' });
  });

  test.each([
    ['nothing', ''],
    ['torn JSON', '{"summary":"It wi'],
    ['no object', '"summary"'],
    ['null', 'null'],
    ['a list', '["summary"]'],
    ['fields that the form does not have', '{"colour":"red"}'],
    ['fields of another kind', '{"summary":5,"details":null,"requester":null,"attachments":"none","agentId":7}'],
    ['half a requester', '{"requester":{"name":"Ken"}}'],
  ])('begins anew where a draft holds %s', (_title, json) => {
    expect(keptIntake(json, choices)).toEqual(empty);
  });

  test('whatever a draft holds, it has its own fields, each of its kind', () => {
    const kinds = (values: object) => Object.entries(values).map(([name, value]) => [name, typeof value]);
    const field = fc.constantFrom('summary', 'requester', 'attachments', 'topicId', 'source', '__proto__', 'toString');
    const property = fc.property(fc.dictionary(field, fc.jsonValue()), (draft) => {
      expect(kinds(keptIntake(JSON.stringify(draft), choices))).toEqual(kinds(empty));
    });
    fc.assert(property, { seed, numRuns: 300 });
  });
});

describe('what would be lost of a form', () => {
  test.each([
    ['nothing of an untouched one', empty, true],
    ['nothing of spaces', { ...empty, summary: ' \n', requester: { ...empty.requester, name: ' ' } }, true],
    ['a summary', { ...empty, summary: 'Locked out' }, false],
    ['a name alone', { ...empty, requester: { ...empty.requester, name: 'Ken' } }, false],
    ['a chosen help topic', { ...empty, topicId: 'topic-all' }, false],
    ['a chosen agent', { ...empty, agentId: 'agent-jane' }, false],
    ['a file', { ...empty, attachments: ['file-1'] }, false],
  ])('is %s', (_title, values, isEmpty) => {
    expect(isEmptyIntake(values, choices)).toBe(isEmpty);
  });
});
