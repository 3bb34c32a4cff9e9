import { describe, expect, test } from 'vitest';
import { openLiveDesk } from '../../main/desk/live-desk.ts';
import { lockPath } from '../../main/desk/lock-file.ts';
import { decodeCommit } from '../../main/journal/line.ts';
import { isSystemError } from '../../main/platform/disk.ts';
import { openSettings } from '../../main/platform/settings.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import { rowsOn, ticketsOn } from '../support/all-tickets.ts';
import { seed as anySeed } from '../support/arbitrary-seed.ts';
import {
  dataFolder,
  folder,
  foundOn,
  openOn,
  portsOf,
  readCommits,
  seed,
  seeded,
  ticketsOf,
  verified,
} from '../support/fault-desk.ts';
import { failAsPlanned, heal } from '../support/fault-plan.ts';
import { createScript } from '../support/fault-script.ts';
import { secretsOn } from '../support/secrets-on.ts';
import { createSimulatedDisk, type SimulatedDisk } from '../support/simulated-disk.ts';
import { expectDone, someTicket } from '../support/test-desk.ts';
import { threadEvents } from '../support/whole-thread.ts';

const journal = `${folder}/journal/p1-000001`;

async function foundedDisk(): Promise<SimulatedDisk> {
  const disk = createSimulatedDisk();
  const desk = expectDone(await foundOn(portsOf(disk, 1)));
  expectDone(
    await desk.engine.run({
      name: 'ticket.open',
      input: someTicket('First'),
      key: 'key-first',
      principal: agentPrincipal('jane'),
    }),
  );
  await desk.close();
  return disk;
}

async function summariesAfterRestart(disk: SimulatedDisk, process: number): Promise<string[]> {
  const desk = await openOn(disk, process);
  await desk.close();
  return rowsOn(desk.engine).map(({ fields }) => fields.summary);
}

function headsOf(disk: SimulatedDisk, segment: string) {
  const lines = disk.files().get(`${journal}/${segment}`)?.toString('utf8').split('\n').filter(Boolean) ?? [];
  return lines
    .map((line) => decodeCommit(Buffer.from(line)))
    .map((commit) => commit && { ...commit.head, sum: commit.sum });
}

describe('a flush that was refused', () => {
  test.each([
    ['and what was written can be taken back', (kind: string) => kind === 'datasync'],
    ['and what was written cannot be taken back', (kind: string) => ['datasync', 'truncate'].includes(kind)],
  ])('closes its segment for good %s; the next one goes on from the last confirmed line', async (_how, refuses) => {
    const disk = await foundedDisk();
    const desk = await openOn(disk, 2);
    expectDone(
      await desk.engine.run({
        name: 'ticket.open',
        input: someTicket('Kept'),
        key: 'key-kept',
        principal: agentPrincipal('jane'),
      }),
    );
    const before = await ticketsOn(desk.engine);
    failAsPlanned(disk, { at: 1, code: 'EIO', lasting: true, when: 'before', hits: ({ kind }) => refuses(kind) });
    for (const key of ['key-lost', 'key-other']) {
      const refused = await desk.engine.run({
        name: 'ticket.open',
        input: someTicket('Lost'),
        key,
        principal: agentPrincipal('jane'),
      });
      expect(refused).toMatchObject({ ok: false, error: { code: 'not-saved', reason: 'disk-failed' } });
    }
    expect(await ticketsOn(desk.engine)).toEqual(before);
    heal(disk);
    const again = expectDone(
      await desk.engine.run({
        name: 'ticket.open',
        input: someTicket('Lost'),
        key: 'key-lost',
        principal: agentPrincipal('jane'),
      }),
    );
    expect(again.commit).toBe('p1-000001:4');
    const last = headsOf(disk, '000001.jsonl').find((head) => head?.seq === 3);
    const [next] = headsOf(disk, '000003.jsonl');
    expect(next).toMatchObject({ seq: 4, prev: last?.sum, key: 'key-lost' });
    await desk.close();
    expect(await summariesAfterRestart(disk, 3)).toEqual(['First', 'Kept', 'Lost']);
    expect((await readCommits(disk)).map(({ key }) => key).slice(1)).toEqual(['key-first', 'key-kept', 'key-lost']);
  });

  test('is never built upon, not even after a restart that still sees its line', async () => {
    const disk = await foundedDisk();
    const desk = await openOn(disk, 2);
    failAsPlanned(disk, {
      at: 1,
      code: 'EIO',
      lasting: false,
      when: 'before',
      hits: ({ kind }) => kind === 'datasync',
    });
    expect(
      (
        await desk.engine.run({
          name: 'ticket.open',
          input: someTicket('Lost'),
          key: 'key-lost',
          principal: agentPrincipal('jane'),
        })
      ).ok,
    ).toBe(false);
    heal(disk);
    await desk.close();
    const next = await openOn(disk, 3);
    expectDone(
      await next.engine.run({
        name: 'ticket.open',
        input: someTicket('Later'),
        key: 'key-later',
        principal: agentPrincipal('jane'),
      }),
    );
    const cut = disk.powerCutLosingAll();
    expect(await summariesAfterRestart(cut, 4)).toEqual(['First', 'Later']);
    expect(await verified(cut)).toEqual([]);
  });

  test('of the very first line of a desk leaves a desk that can be set up', async () => {
    const disk = createSimulatedDisk();
    const isJournal = ({ kind, path }: { kind: string; path: string }) =>
      kind === 'datasync' && path.endsWith('.jsonl');
    failAsPlanned(disk, { at: 1, code: 'EIO', lasting: false, when: 'before', hits: isJournal });
    expect(await foundOn(portsOf(disk, 1))).toMatchObject({ ok: false, error: { code: 'not-saved' } });
    const desk = expectDone(await foundOn(portsOf(disk, 1)));
    await desk.close();
    expect((await readCommits(disk)).map(({ op }) => op)).toEqual(['desk.found']);
    expect(await summariesAfterRestart(disk, 2)).toEqual([]);
  });
});

describe('a disk that fills up', () => {
  /** Opening a desk for each byte takes a minute: a run tries every eighth, and the seed says from where on. */
  const stride = Number(process.env.STRIDE ?? 8);

  test(`at any byte of a line says so, loses nothing, and takes the line once there is room (seed ${anySeed})`, async () => {
    const founded = await foundedDisk();
    const used = [...founded.files().values()].reduce((sum, { length }) => sum + length, 0);
    for (let spare = anySeed % stride, isFull = true; isFull; spare += stride) {
      const disk = founded.copy();
      const desk = await openOn(disk, 2);
      const lock = disk.files().get(lockPath(folder))?.length ?? 0;
      disk.room = used + lock + spare;
      const answer = await desk.engine.run({
        name: 'ticket.open',
        input: someTicket('Second'),
        key: 'key-second',
        principal: agentPrincipal('jane'),
      });
      isFull = !answer.ok;
      if (!answer.ok) {
        expect(answer.error).toMatchObject({ code: 'not-saved', reason: 'disk-full' });
        expect(await ticketsOn(desk.engine)).toEqual(ticketsOf(await readCommits(disk)));
        disk.room = Number.POSITIVE_INFINITY;
        expectDone(
          await desk.engine.run({
            name: 'ticket.open',
            input: someTicket('Second'),
            key: 'key-second',
            principal: agentPrincipal('jane'),
          }),
        );
      } else expect(spare).toBeGreaterThan(1_000);
      await desk.close();
      expect(await summariesAfterRestart(disk.powerCutLosingAll(), 3)).toEqual(['First', 'Second']);
    }
  });

  test('while a desk is open leaves everything readable, and the next start says what to do', async () => {
    const disk = await foundedDisk();
    const desk = await openOn(disk, 2);
    disk.room = 0;
    const [ticket] = rowsOn(desk.engine);
    expect((await threadEvents(desk.engine, ticket?.id ?? '')).length).toBeGreaterThan(1);
    await desk.close();
    const refused = await openLiveDesk(portsOf(disk, 3));
    expect(refused).toMatchObject({ ok: false, error: { code: 'unavailable', reason: 'open.disk-full' } });
    heal(disk);
    expect(await summariesAfterRestart(disk, 4)).toEqual(['First']);
  });
});

test(`short writes never tear a record (seed ${seed})`, async () => {
  const random = seeded(5);
  const disk = await foundedDisk();
  disk.hooks = { portion: (_call, offered) => random.between(1, Math.min(offered, 300)) };
  const desk = await openOn(disk, 2);
  const script = createScript(random, 'script', () => undefined);
  for (let step = 0; step < 20; step++) await script.step(desk);
  await desk.close();
  expect(await verified(disk)).toEqual([]);
  const again = await openOn(disk, 3);
  expect(await ticketsOn(again.engine)).toEqual(await ticketsOn(desk.engine));
  expect(again.reports).toEqual([]);
});

describe('each call in turn that fails', () => {
  /** Fails the n-th call of a task for each n until none is left, and looks at what it left behind. */
  async function forEachFailure(
    start: () => Promise<SimulatedDisk>,
    task: (disk: SimulatedDisk) => Promise<unknown>,
    look: (disk: SimulatedDisk, outcome: unknown) => Promise<void>,
  ): Promise<void> {
    const founded = await start();
    for (const when of ['before', 'after'] as const) {
      for (let at = 1, cameToPass = true; cameToPass; at += 1) {
        const disk = founded.copy();
        const isOver = failAsPlanned(disk, { at, code: 'EIO', lasting: false, when });
        const outcome = await task(disk).catch((error: unknown) => error);
        cameToPass = isOver();
        heal(disk);
        await look(disk, outcome);
      }
    }
  }

  test('while a desk is set up leaves a folder in which it can be done again', async () => {
    await forEachFailure(
      async () => createSimulatedDisk(),
      (disk) => foundOn(portsOf(disk, 1)),
      async (disk, outcome) => {
        expect(outcome).not.toBeInstanceOf(Error);
        const again = await foundOn(portsOf(disk, 2));
        const desk = again.ok ? again.value : await openOn(disk, 3);
        expect(desk.engine.records.get('desk', 'desk')?.name).toBe('Test desk');
        expect((await readCommits(disk)).map(({ op }) => op)).toEqual(['desk.found']);
      },
    );
  });

  test('while settings are changed leaves the old ones or the new ones, in memory as on the disk', async () => {
    const open = (disk: SimulatedDisk) => openSettings(disk, dataFolder, () => undefined);
    await forEachFailure(
      async () => {
        const disk = createSimulatedDisk();
        await (await open(disk)).change({ lastDesk: '/old' });
        return disk;
      },
      async (disk) => {
        const settings = await open(disk);
        if (settings.read().lastDesk === null) return undefined; // They could not be read: the defaults hold.
        await settings.change({ lastDesk: '/new' }).catch((error: unknown) => {
          expect(isSystemError(error)).toBe(true);
          expect(settings.read().lastDesk).toBe('/old');
        });
        return settings.read().lastDesk;
      },
      async (disk, outcome) => {
        const present = (await open(disk)).read().lastDesk;
        expect(['/old', '/new']).toContain(present);
        if (outcome === '/new') expect(present).toBe('/new');
      },
    );
  });

  test('while a wrong try is noted leaves the count that memory has, or the one that was asked for', async () => {
    const open = (disk: SimulatedDisk) => secretsOn(disk);
    await forEachFailure(
      foundedDisk,
      async (disk) => {
        const secrets = await open(disk);
        await secrets.noteFailures('jane', { count: 7, lastMs: 1 }).catch((error: unknown) => {
          expect(isSystemError(error)).toBe(true);
          expect(secrets.failures('jane')).toEqual({ count: 0, lastMs: 0 });
        });
        return secrets.failures('jane').count;
      },
      async (disk, outcome) => {
        const { count } = (await open(disk)).failures('jane');
        expect([0, 7]).toContain(count);
        if (outcome === 7) expect(count).toBe(7);
      },
    );
  });
});
