import { createHash, randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLiveDesk } from '../../main/desk/live-desk.ts';
import { setUpDesk } from '../../main/desk/set-up.ts';
import type { Result } from '../../shared/bridge/result.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import { openOrFound, realPorts } from './fault-agent.ts';
import { threadInProcess } from './index-in-process.ts';
import { oftenStored } from './often-stored.ts';
import { oneWord } from './one-word.ts';
import { quickly } from './quick-hash.ts';
import { sampleDesk } from './sample-texts.ts';
import { expectDone, someTicket } from './test-desk.ts';

/** A process that does one task, such as setting a desk up, and says what was confirmed, until it is killed. */
function tell(line: { readonly did: 'open' | 'ack'; readonly [more: string]: unknown }): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

function confirm(result: Result<unknown>, key: string): void {
  expectDone(result);
  tell({ did: 'ack', key, commit: '' });
}

async function main([task, folder = '', dataFolder = '', texts = '']: readonly string[]): Promise<void> {
  const ports = { ...(await realPorts(folder, dataFolder)), hash: quickly };
  tell({ did: 'open', tookOver: false });
  if (task === 'set-up') {
    const administrator = { name: 'Ada Park', colour: 'violet', secret: 'four lanterns by the river' } as const;
    const wish = { name: 'Harbour', folder, startWith: 'course', timeZone: 'UTC', administrator, agents: [] } as const;
    confirm(await setUpDesk(ports, { ...wish, agents: [] }, 'Test', 'key-of-set-up'), 'set-up');
  }
  if (task === 'sample') confirm(await sampleDesk(ports, 'key-of-sample', texts), 'sample');
  if (task === 'uploads') await takeFilesIn(ports);
  if (task === 'snapshots') await workWithSnapshots(ports);
  if (task === 'index') await workWithIndex(ports);
  await sleep(60_000); // It is killed before this ends.
}

/** Works, and stores a snapshot every few commits; each confirmed ticket is told with its summary. */
async function workWithSnapshots(ports: Parameters<typeof openLiveDesk>[0]): Promise<void> {
  const desk = expectDone(await openOrFound({ ...ports, snapshots: oftenStored }));
  for (let count = 0; ; count += 1) {
    const summary = `${ports.location.newId()} ${count}`;
    const ask = (name: string, input: object) =>
      desk.engine.run({ name, input, key: ports.location.newId(), principal: agentPrincipal('jane') });
    const opened = await ask('ticket.open', someTicket(summary));
    confirm(opened, summary);
    const [ticketId] = expectDone(opened).ticketIds;
    if (count % 3 > 0) expectDone(await ask('status.set', { ticketId, statusId: 'status-closed' }));
    if (count % 5 === 0) expectDone(await ask('field.set', { ticketId, field: 'priority', value: 'priority-high' }));
  }
}

/** Works, and searches for each ticket, so that the index takes them at once. */
async function workWithIndex(ports: Parameters<typeof openLiveDesk>[0]): Promise<void> {
  const desk = expectDone(await openOrFound({ ...ports, startIndex: () => threadInProcess() }));
  for (let count = 0; ; count += 1) {
    const summary = `${ports.location.newId()} ${count}`;
    const input = { ...someTicket(summary), details: 'It closes right after it starts. '.repeat(1 + (count % 200)) };
    const principal = agentPrincipal('jane');
    const opened = await desk.engine.run({ name: 'ticket.open', input, key: ports.location.newId(), principal });
    confirm(opened, summary);
    await desk.finder.find([oneWord(summary)], { limit: 1 });
  }
}

async function takeFilesIn(ports: Parameters<typeof openLiveDesk>[0]): Promise<void> {
  const desk = expectDone(await openLiveDesk(ports));
  for (;;) {
    const bytes = randomBytes(300_000);
    const fileId = ports.location.newId();
    await desk.blobs.begin({ agentId: 'jane', windowId: 'window' }, fileId, 'log.bin', bytes.length);
    for (let at = 0; at < bytes.length; at += 100_000) {
      await desk.blobs.append('jane', fileId, at, bytes.subarray(at, at + 100_000));
    }
    await desk.blobs.finish('jane', fileId);
    const ticket = { ...someTicket('With a file'), attachments: [fileId] };
    const opened = await desk.engine.run({
      name: 'ticket.open',
      input: ticket,
      key: `key-${fileId}`,
      principal: agentPrincipal('jane'),
    });
    confirm(opened, createHash('sha256').update(bytes).digest('hex'));
  }
}

await main(process.argv.slice(2));
