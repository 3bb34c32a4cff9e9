import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommitLinks } from '../../../../shared/domain/commit-links.ts';
import { agentPrincipal } from '../../../../shared/domain/principal.ts';
import { expectDone, openTestDesk, someTicket, temporaryFolder } from '../../../support/test-desk.ts';

const reader = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'reader-0.1.0', 'desk.mjs');

let folder: string;
let remove: () => Promise<void>;

/** `npm run desk` of the first release, on the desk that this one wrote. */
async function earlier(...words: string[]): Promise<string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [reader, ...words], {
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder },
  });
  return stdout.trim().split('\n');
}

beforeAll(async () => {
  const temporary = await temporaryFolder();
  folder = join(temporary.path, 'desk');
  remove = temporary.remove;
  const desk = await openTestDesk(folder, { dataFolder: join(temporary.path, 'data') });
  const [ticketId = ''] = expectDone(await desk.as('jane', 'ticket.open', someTicket())).ticketIds;
  const cause = expectDone(await desk.as('jane', 'assignment.claim', { ticketId })).commit;
  const does = (key: string, name: string, input: object, links: CommitLinks) =>
    desk.engine
      .run({ name, input: { ticketId, ...input }, key, principal: agentPrincipal('jane'), ...links })
      .then(expectDone);
  const once = { rule: 'rule-1', ticket: ticketId, cause };
  await does('key-links-01', 'field.set', { field: 'priority', value: 'priority-high' }, { cause, once });
  await does('key-links-02', 'field.set', { field: 'priority', value: 'priority-low' }, { cause, once });
  await does('key-links-03', 'field.set', { field: 'summary', value: 'Reader crashes' }, { batch: 'batch-1' });
  await does('key-links-04', 'status.set', { statusId: 'status-closed' }, { cause, batch: 'batch-1' });
  await desk.close();
});

afterAll(() => remove());

describe('the first release', () => {
  test('F36: verifies lines that name other commits and say what was asked for', async () => {
    const lines = await earlier('verify', folder);
    expect(lines.join('\n')).toMatch(/6 (lines|commits|changes)/);
  });

  test('F36: shows the same tickets', async () => {
    expect(await earlier('show', folder)).toEqual([
      expect.stringMatching(/^1001 +Closed +Reader crashes$/),
      '1 ticket',
    ]);
    const story = await earlier('show', folder, '1001');
    expect(story.filter((line) => line.includes('field.changed'))).toHaveLength(2);
  });
});
