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
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder };
  const { stdout } = await promisify(execFile)(process.execPath, [reader, ...words], { env }).catch(printed);
  return stdout.trim().split('\n');
}

/** The output despite the findings. */
function printed(error: unknown): { stdout: string } {
  if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string') return { stdout: error.stdout };
  throw error;
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
  expectDone(
    await desk.as('jane', 'conversation.post', {
      ...{ ticketId, visibility: 'internal', body: '<p>@John Doe, look.</p>', basedOn: 1 },
    }),
  );
  expect(desk.ticketNow(ticketId)?.involved).toContainEqual(expect.objectContaining({ id: 'john' }));
  await desk.close();
});

afterAll(() => remove());

/** What it says of an event that came later, such as `status.set`: it is kept and skipped. */
const cameLater = /^A change of ticket #1001 was made with a newer Deskside\. Update Deskside to see it\. \(.+\)$/;

describe('the first release', () => {
  test('F36: verifies lines that name other commits and say what was asked for', async () => {
    const [counted, ...complaints] = await earlier('verify', folder);
    expect(counted).toMatch(/: 7 commits, /);
    // One for the status at the opening, one for closing; of the lines themselves it has nothing to say.
    expect(complaints.slice(0, -1)).toEqual([expect.stringMatching(cameLater), expect.stringMatching(cameLater)]);
    expect(complaints.at(-1)).toBe('2 things are not as they were written.');
  });

  test('F36: shows the same tickets, but for what came later', async () => {
    expect(await earlier('show', folder)).toEqual([expect.stringMatching(/^1001 +\w+ +Reader crashes$/), '1 ticket']);
    const story = await earlier('show', folder, '1001');
    expect(story.filter((line) => line.includes('field.changed'))).toHaveLength(2);
    expect(story.filter((line) => line.includes('conversation.posted'))).toHaveLength(2);
  });
});
