import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openBlobs } from '../../main/blobs/blobs.ts';
import { openDrafts } from '../../main/drafts/drafts.ts';
import { nodeDisk } from '../../main/platform/node-disk.ts';
import { foldedDesk } from './folded-desk.ts';
import { expectDone, monday, openTestDesk, someTicket, type TestDesk, temporaryFolder } from './test-desk.ts';
import { unusedFiles } from './unused-files.ts';

/**
 * Makes a desk that is frozen in test/fixtures (`npx tsx test/support/make-fixture.ts test/fixtures/desk-2`): every event
 * type, two devices that edited the same ticket without seeing each other, a file and a draft. A released one is never
 * made again or edited: a new type of event gets a step below and a desk with the next number.
 */
async function makeFixture(target: string): Promise<void> {
  const { path, remove } = await temporaryFolder();
  const clock = { nowMs: monday };
  const anna = await openTestDesk(join(path, 'desk'), { clock, ids: 'anna' });
  const ticketId = await live(anna, clock);
  await copyWithoutLock(join(path, 'desk'), join(path, 'copy'));
  const bo = await openTestDesk(join(path, 'copy'), { clock, ids: 'bo', dataFolder: join(path, 'bo-data') });
  clock.nowMs += 60_000;
  expectDone(await anna.as('jane', 'field.set', { ticketId, field: 'priority', value: 'priority-high' }));
  expectDone(await bo.as('john', 'field.set', { ticketId, field: 'priority', value: 'priority-low' }));
  await bo.close();
  const { id } = bo.file.device;
  const lines = await readFile(join(path, 'copy', 'journal', id, '000001.jsonl'));
  await anna.engine.ingest([lines.subarray(0, -1)]);
  const state = await foldedDesk(anna);
  await anna.close();
  await mkdir(target);
  await cp(join(path, 'desk'), join(target, 'desk'), { recursive: true });
  // Later sources would take this cache for their own.
  await rm(join(target, 'desk', 'snapshot'), { recursive: true, force: true });
  await writeFile(join(target, 'folded.json'), `${JSON.stringify(state, null, 1)}\n`);
  await remove();
}

/** Lives through everything that can happen to a ticket and to the desk's records. */
async function live(desk: TestDesk, clock: { nowMs: number }): Promise<string> {
  const [ticketId = ''] = expectDone(
    await desk.as('john', 'ticket.open', { ...someTicket(), agentId: 'john' }),
  ).ticketIds;
  const step = async (...[agent, name, input]: Parameters<TestDesk['as']>) => {
    clock.nowMs += 60_000;
    return expectDone(await desk.as(agent, name, input));
  };
  await step('jane', 'field.set', {
    ticketId,
    field: 'priority',
    value: 'priority-emergency',
    reason: 'Business impacting event',
  });
  await step('jane', 'record.put', {
    kind: 'field',
    id: 'field-floor',
    fields: {
      name: 'Floor',
      type: 'choice',
      choices: [
        { id: 'ground', name: 'Ground floor' },
        { id: 'first', name: 'First floor' },
      ],
      isRequired: false,
      order: 1,
    },
  });
  await step('jane', 'custom-field.set', { ticketId, fieldId: 'field-floor', value: 'first', reason: 'They moved.' });
  await step('jane', 'due.set', { ticketId, dueMs: clock.nowMs + 86_400_000 });
  await step('jane', 'assignment.assign', { ticketId, agentId: 'jane', teamId: null, remark: 'I take it.' });
  await step('jane', 'requester.change', {
    ticketId,
    requester: { name: 'Karen Karen', email: '', phone: '', place: '' },
  });
  await step('jane', 'department.transfer', { ticketId, departmentId: 'department-sales', keepAccess: true });
  const { commit } = await step('jane', 'conversation.post', {
    ticketId,
    visibility: 'public',
    body: '<p>Sent too <em>early</em></p>',
    basedOn: 2,
  });
  await step('jane', 'commit.undo', { commit });
  await step('jane', 'department.transfer', { ticketId, departmentId: 'department-support', keepAccess: false });
  await step('jane', 'status.set', { ticketId, statusId: 'status-waiting' });
  await step('jane', 'status.set', { ticketId, statusId: 'status-open' });
  await step('jane', 'status.set', {
    ticketId,
    statusId: 'status-waiting',
    waiting: { untilMs: clock.nowMs + 3_600_000, reason: 'They look for the invoice.' },
  });
  await step('jane', 'waiting.plan', { ticketId, untilMs: clock.nowMs + 120_000 });
  await step(null, 'waiting.end', { ticketId, plan: desk.ticketNow(ticketId)?.status.waiting?.plan ?? '' });
  await step('jane', 'answered.mark', { ticketId });
  await step('jane', 'ticket.follow', { ticketId });
  await step('john', 'ticket.follow', { ticketId });
  await step('john', 'ticket.unfollow', { ticketId });
  await step('jane', 'ticket.delete', { ticketId });
  await step('jane', 'ticket.restore', { ticketId });
  const [otherId = ''] = expectDone(await desk.as('jane', 'ticket.open', someTicket())).ticketIds;
  await step('jane', 'link.add', { ticketId, otherId, kind: 'follows' });
  await step('jane', 'link.remove', { ticketId, otherId });
  const body = '<p>Rolled back, see <a href="https://example.com/">the notice</a>.</p>';
  await step('jane', 'conversation.post', {
    ticketId,
    visibility: 'public',
    body,
    thenStatus: 'status-resolved',
    basedOn: 3,
  });
  await step('jane', 'status.set', { ticketId, statusId: 'status-closed' });
  await step('john', 'conversation.record', { ticketId, details: 'It is back.', source: 'phone' });
  await step('jane', 'record.put', {
    kind: 'topic',
    id: 'topic-hardware',
    fields: { name: 'Hardware', parentId: null, departmentId: null, priorityId: null, planId: null },
  });
  await step('jane', 'record.retire', { kind: 'topic', id: 'topic-feedback', replacedBy: 'topic-general' });
  await step('jane', 'record.restore', { kind: 'topic', id: 'topic-feedback' });
  expectDone(await desk.as(null, 'access.recover', { agentId: 'jane', way: 'code' }));
  await keepSomeFiles(desk, ticketId);
  return ticketId;
}

async function keepSomeFiles({ folder }: TestDesk, ticketId: string): Promise<void> {
  const drafts = await openDrafts(nodeDisk, folder, () => undefined, Date.now);
  await drafts.save(
    'jane',
    { slot: { tab: 'note', ticketId }, draftId: 'draft-note' },
    { key: 'draft-key-1', text: '{"type":"doc"}', files: [], basedOn: 4 },
  );
  const blobs = await openBlobs(
    nodeDisk,
    folder,
    () => 0,
    unusedFiles,
    () => undefined,
  );
  const bytes = Buffer.from('a file of the first format\n');
  await blobs.begin({ agentId: 'jane', windowId: 'window' }, 'file-1', 'first.txt', bytes.length);
  await blobs.append('jane', 'file-1', 0, bytes);
  await blobs.finish('jane', 'file-1');
}

async function copyWithoutLock(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from))
    if (name !== 'lock') await cp(join(from, name), join(to, name), { recursive: true });
}

const [target] = process.argv.slice(2);
if (target !== undefined) await makeFixture(resolve(target));
