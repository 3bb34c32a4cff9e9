import { beforeEach, describe, expect, test } from 'vitest';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';
import { sentenceOf } from '../../../support/sentence.ts';

let desk: MemoryDesk;

beforeEach(async () => {
  desk = await memoryDesk();
  await desk.does('jane', 'record.put', { kind: 'agent', id: 'lena', fields: { isAdministrator: true } });
});

type Fields = Readonly<Record<string, unknown>>;

const put = (agentId: string, fields: Fields, basedOn?: Fields) =>
  desk.as(agentId, 'record.put', { kind: 'plan', id: 'plan-quick', fields, ...(basedOn && { basedOn }) });

async function answer(agentId: string, fields: Fields, basedOn?: Fields): Promise<string> {
  const result = await put(agentId, fields, basedOn);
  return result.ok ? 'done' : `${result.error.code}: ${sentenceOf(result.error)}`;
}

const read = { name: 'Quick', graceHours: 2 };

describe('a change that names what it was based on', () => {
  test('R56: does not overwrite what somebody else changed, and names them', async () => {
    expect(await answer('lena', { graceHours: 3 }, read)).toBe('done');
    expect(await answer('jane', { graceHours: 4 }, read)).toBe(
      'stale: Lena Lead changed this while you were editing. Compare the values, then save again to replace them.',
    );
    expect(desk.engine.records.get('plan', 'plan-quick')?.graceHours).toBe(3);
    expect(await answer('jane', { graceHours: 4 }, { graceHours: 3 })).toBe('done');
  });

  test('R56: looks only at the values that it replaces, and not at equal ones', async () => {
    await put('lena', { graceHours: 3 });
    expect(await answer('jane', { name: 'Fast' }, read)).toBe('done');
    expect(await answer('jane', { name: 'Faster', graceHours: 3 }, { ...read, name: 'Fast' })).toBe('done');
    expect(await answer('jane', { graceHours: 9 })).toBe('done');
  });

  test('R56: names who changed that very value, also if the author changed something else later, and in the same moment', async () => {
    await put('lena', { graceHours: 3 });
    await put('jane', { name: 'Fast' });
    expect(await answer('jane', { graceHours: 4 }, read)).toMatch(/^stale: Lena Lead changed/);
    const both = await Promise.all([
      answer('lena', { graceHours: 5 }, { graceHours: 3 }),
      answer('jane', { graceHours: 6 }, { graceHours: 3 }),
    ]);
    expect(both[0]).toBe('done');
    expect(both[1]).toMatch(/^stale: Lena Lead changed/);
  });

  test('R56: counts a window of one’s own, and compares lists by what they hold', async () => {
    const team = (memberIds: readonly string[], basedOn: readonly string[]) =>
      desk.as('jane', 'record.put', {
        kind: 'team',
        id: 'team-field',
        fields: { memberIds },
        basedOn: { memberIds: basedOn },
      });
    expect((await team(['max'], ['max', 'sam'])).ok).toBe(true);
    const second = await team(['sam'], ['max', 'sam']);
    expect(second.ok ? '' : sentenceOf(second.error)).toMatch(/^Jane Doe changed this/);
  });

  test('R56: has values that fit the kind', async () => {
    const result = await put('jane', { graceHours: 4 }, { graceHours: 'two' });
    expect(result).toMatchObject({ error: { code: 'invalid-input', issues: [{ path: ['basedOn', 'graceHours'] }] } });
  });
});
