import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intakeSchema } from '../../../../../renderer/features/intake/intake-schema.ts';
import {
  emptyIntake,
  intakeFromDraft,
  isEmptyIntake,
  routingFor,
} from '../../../../../renderer/features/intake/intake-values.ts';
import type { FieldType } from '../../../../../shared/domain/ticket/field-type.ts';
import type { DeskChoices } from '../../../../../shared/views/choices.ts';
import type { FormField } from '../../../../../shared/views/form-fields.ts';
import { runs } from '../../../../support/runs.ts';

function listed(id: string, type: FieldType, initial: string, isRequired = false): FormField {
  return { id, label: { own: id }, type, initial, isRequired, hasOwnPlace: false, options: null };
}

const choices: DeskChoices = {
  departments: [],
  topics: [
    {
      id: 'topic-all',
      name: 'All',
      departmentId: 'department-it',
      priorityId: 'priority-high',
      planId: 'plan-a',
      assigneeName: '',
      assigneeId: null,
    },
    {
      id: 'topic-some',
      name: 'Some',
      departmentId: null,
      priorityId: 'priority-low',
      planId: null,
      assigneeName: '',
      assigneeId: null,
    },
    {
      id: 'topic-none',
      name: 'None',
      departmentId: null,
      priorityId: null,
      planId: null,
      assigneeName: '',
      assigneeId: null,
    },
  ],
  priorities: [],
  statuses: [],
  plans: [],
  teams: [],
  agents: [],
  roles: [],
  fields: [
    listed('impact', { kind: 'choice', choices: ['low', 'high'] }, 'low'),
    listed('custom:asset', { kind: 'line', longest: 5 }, ''),
    listed('custom:cost', { kind: 'number' }, '', true),
    { ...listed('summary', { kind: 'line', longest: 200 }, ''), hasOwnPlace: true },
  ],
  timeZone: 'UTC',
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
    const { error } = intakeSchema(choices).safeParse(empty);
    const missing = new Set(error?.issues.map(({ path }) => path.join('.')));
    expect([...missing].toSorted()).toEqual(['details', 'fields.custom:cost', 'requester.name', 'summary']);
  });

  test('accepts custom fields with valid values, and reports an error beside each of the others', () => {
    const judged = (fields: Record<string, string>) => intakeSchema(choices).safeParse({ ...empty, fields });
    const problems = judged({ impact: 'none', 'custom:asset': 'too long', 'custom:cost': 'twelve' }).error?.issues;
    expect(problems?.filter(({ path }) => path[0] === 'fields').map(({ path, message }) => [path[1], message])).toEqual(
      [
        ['impact', 'choice.required'],
        ['custom:asset', 'text.too-long'],
        ['custom:cost', 'number.malformed'],
      ],
    );
    const filled = {
      ...empty,
      summary: 'Ink',
      details: 'Out.',
      requester: { ...empty.requester, name: 'Ken' },
      fields: { impact: 'high', 'custom:asset': ' A ', 'custom:cost': '02', 'custom:archived': 'x' },
    };
    expect(intakeSchema(choices).parse(filled).fields).toEqual({
      impact: 'high',
      'custom:asset': 'A',
      'custom:cost': '2',
    });
  });

  test('restores those custom fields of a draft that still exist, each of which may be missing there', () => {
    const kept = (fields: unknown) => intakeFromDraft(JSON.stringify({ summary: 'Ink', fields }), choices).fields;
    const initial = { impact: 'low', 'custom:asset': '', 'custom:cost': '' };
    expect(kept({ 'custom:asset': 'A 4', 'custom:gone': 'x', impact: 5 })).toEqual({
      ...initial,
      'custom:asset': 'A 4',
    });
    for (const other of [undefined, null, 'x', []]) expect(kept(other)).toEqual(initial);
  });

  test('restores a draft unchanged', () => {
    const draft = {
      ...empty,
      requester: { personId: 'person-1', name: 'Ken', email: 'ken@example.com', phone: '', place: '' },
      summary: 'It will not start',
      agentId: 'agent-1',
    };
    expect(intakeFromDraft(JSON.stringify(draft), choices)).toEqual(draft);
    expect(intakeFromDraft('{"summary":"Half of one"}', choices)).toEqual({ ...empty, summary: 'Half of one' });
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
    expect(intakeFromDraft(json, choices)).toEqual(empty);
  });

  test('whatever a draft holds, it has its own fields, each with its own type', () => {
    const kinds = (values: object) => Object.entries(values).map(([name, value]) => [name, typeof value]);
    const field = fc.constantFrom(
      'summary',
      'requester',
      'attachments',
      'topicId',
      'source',
      'fields',
      '__proto__',
      'toString',
    );
    const property = fc.property(fc.dictionary(field, fc.jsonValue()), (draft) => {
      expect(kinds(intakeFromDraft(JSON.stringify(draft), choices))).toEqual(kinds(empty));
    });
    fc.assert(property, runs(60));
  });
});

describe('what would be lost of a form', () => {
  test.each([
    ['nothing of an untouched one', empty, true],
    ['nothing of spaces', { ...empty, summary: ' \n', requester: { ...empty.requester, name: ' ' } }, true],
    ['a summary', { ...empty, summary: 'Locked out' }, false],
    ['a name alone', { ...empty, requester: { ...empty.requester, name: 'Ken' } }, false],
    ['a field of the desk’s own', { ...empty, fields: { ...empty.fields, 'custom:asset': 'A 4' } }, false],
    ['a chosen help topic', { ...empty, topicId: 'topic-all' }, false],
    ['a chosen agent', { ...empty, agentId: 'agent-jane' }, false],
    ['a file', { ...empty, attachments: ['file-1'] }, false],
  ])('is %s', (_title, values, isEmpty) => {
    expect(isEmptyIntake(values, choices)).toBe(isEmpty);
  });
});
