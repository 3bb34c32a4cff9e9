import { beforeAll, describe, expect, test } from 'vitest';
import { type Composed, composeDesk } from '../../../main/compose.ts';
import type { LoadState } from '../../../main/desk/load-state.ts';
import { announceInLock } from '../../../main/host/announced-lock.ts';
import type { DeskStatus } from '../../../shared/bridge/contract/desk.ts';
import { agentPrincipal } from '../../../shared/domain/principal.ts';
import { heldClosedTickets } from '../../support/held-closed-tickets.ts';
import { heldDisk } from '../../support/held-disk.ts';
import { createMemoryDisk, type MemoryDisk } from '../../support/memory-disk.ts';
import { quickly } from '../../support/quick-hash.ts';
import { sampleTexts } from '../../support/sample-texts.ts';
import { splitJournal } from '../../support/split-journal.ts';
import { expectDone, monday, someTicket } from '../../support/test-desk.ts';
import { hurriedClock } from '../../support/virtual-clock.ts';

const jane = { name: 'Jane Doe', colour: 'blue', secret: 'a passphrase to begin with' };
const setUp = { name: 'Shop', folder: '/desk', timeZone: 'America/New_York', administrator: jane, agents: [] };

let written: MemoryDisk;

function composed(disk: MemoryDisk, loadState?: LoadState): Promise<Composed> {
  const fail = (error: unknown) => expect.fail(String(error));
  const log = { info: () => undefined, warn: () => undefined, bug: fail };
  const clock = hurriedClock({ nowMs: monday });
  return composeDesk({ disk, dataFolder: '/data', desk: '/desk', sampleTexts, log, hash: quickly, loadState, clock });
}

async function statusOf({ bridge }: Composed): Promise<DeskStatus> {
  const answer = await bridge.handle('w', { kind: 'call', name: 'desk.status', input: {} });
  return expectDone(answer) as DeskStatus;
}

/** The third of four segments of the journal is read only when the test lets it. */
function heldInTheMiddle() {
  return heldDisk(written.copy(), (path) => path.endsWith('/000003.jsonl'));
}

/** A character of a ticket is another one. */
function damaged(disk: MemoryDisk): MemoryDisk {
  const [path = '', bytes = Buffer.alloc(0)] = [...disk.files()].find(([name]) => name.endsWith('/000003.jsonl')) ?? [];
  const changed = Buffer.from(bytes);
  changed[bytes.indexOf('"value":{') + 20] = 0x21;
  disk.put(path, changed);
  return disk;
}

beforeAll(async () => {
  written = createMemoryDisk();
  const desk = await composed(written);
  await desk.opened;
  const input = { ...setUp, startWith: 'osticket' };
  expectDone(await desk.bridge.handle('w', { kind: 'call', name: 'desk.setUp', input, key: 'key-sets-up' }));
  for (let number = 0; number < 9; number += 1) {
    const request = { kind: 'run', name: 'ticket.open', input: someTicket(), key: `key-opens-${number}` };
    expectDone(await desk.bridge.handle('w', request));
  }
  await desk.close();
  splitJournal(written, 4);
});

describe('the start of a desk', () => {
  test('X80: is shown while the journal is read, until its agents can sign in', async () => {
    const held = heldInTheMiddle();
    const desk = await composed(held.disk);
    const heard: string[] = [];
    desk.bridge.watch('w', ({ topics }) => heard.push(...topics));
    await held.reached;
    const status = await statusOf(desk);
    if (status.phase !== 'opening') throw new Error(`It shows ${status.phase}`);
    expect(status.opening).toMatchObject({ folder: '/desk', name: 'Shop', stage: 'changes' });
    expect(status.opening.changes).toBeGreaterThan(0);
    expect(status.opening.fraction).toBeGreaterThan(0);
    expect(status.opening.fraction).toBeLessThan(1);
    held.release();
    await desk.opened;
    expect(await statusOf(desk)).toMatchObject({ phase: 'locked', desk: { name: 'Shop' } });
    expect(heard).toContain('session');
    await desk.close();
  });

  test('X81: can be stopped, and leaves the desk to others', async () => {
    const held = heldInTheMiddle();
    const desk = await composed(held.disk);
    await held.reached;
    const closed = desk.close();
    held.release();
    await closed;
    await desk.opened;
    expect(desk.deskManager.desk()).toBeUndefined();
    expect(desk.deskManager.problem()).toBeNull();
    expect([...held.disk.files().keys()]).not.toContain('/desk/lock');
  });

  test('X82: is visible to a second start: the lock says where to ask for the link', async () => {
    const held = heldInTheMiddle();
    const desk = await composed(held.disk);
    await held.reached;
    await announceInLock(desk.deskManager, { port: 4711, secret: 'secret' }, (error) => expect.fail(String(error)));
    expect(JSON.parse(String(await held.disk.read('/desk/lock')))).toMatchObject({ port: 4711, secret: 'secret' });
    held.release();
    await desk.opened;
    expect(desk.deskManager.lock()).toBe(desk.deskManager.desk()?.lock);
    await desk.close();
  });
});

describe('a desk whose closed tickets are still being loaded', () => {
  async function openedWith(loadState: LoadState, disk = written.copy()): Promise<Composed> {
    const desk = await composed(disk, loadState);
    await desk.opened;
    expect(await statusOf(desk)).toMatchObject({ phase: 'locked' });
    return desk;
  }

  test('X85: is closed with the reason when the disk can no longer be read', async () => {
    const later = heldClosedTickets();
    const desk = await openedWith(async (source) => {
      const loaded = await later.loadState(source);
      const loadRest = async () => {
        await later.released;
        throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' });
      };
      return { ...loaded, loadRest };
    });
    const closed = new Promise<void>((resolve) => {
      desk.deskManager.onChange(resolve);
    });
    later.release();
    await closed;
    expect(await statusOf(desk)).toMatchObject({ phase: 'first-run', problem: { reason: 'open.refused' } });
    await desk.close();
  });

  test('X85: can be closed at any time', async () => {
    const later = heldClosedTickets();
    const desk = await openedWith(later.loadState);
    const closed = desk.close();
    later.release();
    await closed;
    expect(desk.deskManager.problem()).toBeNull();
  });

  test('X83: with reports has its windows ask for them again once closed tickets can be named in them', async () => {
    for (const [disk, heard] of [
      [damaged(written.copy()), true],
      [written.copy(), false],
    ] as const) {
      const later = heldClosedTickets();
      const desk = await openedWith(later.loadState, disk);
      const topics: string[] = [];
      desk.bridge.watch('window', (news) => void topics.push(...news.topics));
      later.release();
      await desk.deskManager.desk()?.loading.ended;
      const hasHeard = topics.includes('session');
      await desk.close();
      expect(hasHeard).toBe(heard);
    }
  });

  test('X86: lets an agent name a requester once it is known whom they know', async () => {
    const later = heldClosedTickets();
    const desk = await openedWith(later.loadState);
    const engine = desk.deskManager.desk()?.engine ?? expect.fail('No desk is open');
    const [agent] = engine.records.all('agent');
    const principal = agentPrincipal(agent?.id ?? '');
    const asked = { name: 'Ken', email: '', phone: '', place: '' };
    const request = (requester: object) => ({ name: 'ticket.open', input: { ...someTicket(), requester }, principal });
    const done: string[] = [];
    const named = engine.run({ ...request(asked), key: 'key-of-named' }).then(() => done.push('named'));
    const addressed = { ...asked, email: 'ken@example.com' };
    expectDone(await engine.run({ ...request(addressed), key: 'key-of-addressed' }));
    expect(done).toEqual([]);
    later.release();
    await named;
    expect(done).toEqual(['named']);
    await desk.close();
  });
});
