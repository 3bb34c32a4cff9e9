import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { DocumentFault } from '../../../../main/platform/document-fault.ts';
import { openDocument } from '../../../../main/platform/open-document.ts';
import { createSignInLog } from '../../../../main/session/sign-in-log.ts';
import { createSimulatedDisk, type SimulatedDisk } from '../../../support/simulated-disk.ts';

const folder = '/desk';

async function logOn(disk: SimulatedDisk, startMs = 0) {
  let nowMs = startMs;
  const faults: DocumentFault[] = [];
  const errors: unknown[] = [];
  const log = createSignInLog({
    ...{ disk, folder },
    nowMs: () => (nowMs += 1),
    onFault: (fault) => faults.push(fault),
    onError: (error) => errors.push(error),
  });
  return { log, faults, errors };
}

async function emptyDisk(): Promise<SimulatedDisk> {
  const disk = createSimulatedDisk();
  await disk.makeFolder(folder);
  return disk;
}

describe('the sign-ins on a computer', () => {
  test('R72: are kept with agent, time, and end, the latest first, also after a restart', async () => {
    const disk = await emptyDisk();
    const { log } = await logOn(disk);
    log.note('jane', 'wrong-secret');
    log.note('jane', 'signed-in');
    const expected = [
      { agentId: 'jane', timeMs: 2, end: 'signed-in', byId: null },
      { agentId: 'jane', timeMs: 1, end: 'wrong-secret', byId: null },
    ];
    expect(await log.all()).toEqual(expected);
    await log.settled();
    expect(await (await logOn(disk)).log.all()).toEqual(expected);
  });

  test('R72: are at most the last 10,000', async () => {
    const disk = await emptyDisk();
    const { log } = await logOn(disk);
    for (let count = 0; count < 10_005; count += 1) log.note('jane', 'signed-in');
    await log.settled();
    log.note('john', 'locked');
    await log.settled();
    const all = await (await logOn(disk)).log.all();
    expect([all.length, all[0]?.agentId, all.at(-1)?.timeMs]).toEqual([10_000, 'john', 7]);
  });

  test('R72: of earlier builds are kept, and come before what follows', async () => {
    const disk = await emptyDisk();
    const earlier = await openDocument({
      ...{ disk, path: `${folder}/sign-ins.json`, schema: z.unknown(), fallback: null, onFault: () => undefined },
    });
    await earlier.change(() => ({ attempts: [['jane', 5, 'signed-in']], entries: [['sam', 6, 'teleported', null]] }));
    const { log, faults } = await logOn(disk, 10);
    log.note('john', 'secret-set', 'jane');
    await log.settled();
    expect(await (await logOn(disk)).log.all()).toEqual([
      { agentId: 'john', timeMs: 11, end: 'secret-set', byId: 'jane' },
      { agentId: 'jane', timeMs: 5, end: 'signed-in', byId: null },
    ]);
    expect(String(disk.files().get(`${folder}/sign-ins.json`))).toContain('teleported');
    expect(faults).toEqual([]);
  });

  test('R72: that were not checked are one line, until the agent is checked again', async () => {
    const { log } = await logOn(await emptyDisk());
    log.note('jane', 'wrong-secret');
    for (let count = 0; count < 400; count += 1) log.note('jane', 'locked');
    log.note('john', 'locked');
    log.note('jane', 'wrong-secret');
    log.note('jane', 'locked');
    const ends = (await log.all()).map(({ agentId, end }) => `${agentId} ${end}`);
    expect(ends).toEqual(['jane locked', 'jane wrong-secret', 'john locked', 'jane locked', 'jane wrong-secret']);
  });

  test('R72: that the disk refuses are reported, and written with the next one', async () => {
    const disk = await emptyDisk();
    const { log, faults, errors } = await logOn(disk);
    log.note('jane', 'signed-in');
    await log.settled();
    disk.hooks = {
      before: async ({ kind }) => {
        if (kind === 'rename') throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
    };
    log.note('john', 'signed-in');
    await log.settled();
    expect(faults.map(({ damage }) => damage)).toEqual(['unwritten']);
    expect((await log.all()).map(({ agentId }) => agentId)).toEqual(['john', 'jane']);
    disk.hooks = {};
    log.note('sam', 'signed-in');
    await log.settled();
    expect((await (await logOn(disk)).log.all()).map(({ agentId }) => agentId)).toEqual(['sam', 'john', 'jane']);
    expect(errors).toEqual([]);
  });
});
