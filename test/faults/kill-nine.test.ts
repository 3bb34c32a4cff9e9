import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LiveDesk } from '../../main/desk/live-desk.ts';
import { nodeDisk } from '../../main/platform/node-disk.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import { createRandom, type Random } from '../../shared/lib/random.ts';
import { openOrFound, realPorts } from '../support/fault-agent.ts';
import { type Chronicle, chronicleOf, expectNothingLost, expectUnique } from '../support/fault-chronicle.ts';
import { type ReadCommit, readCommits, seed } from '../support/fault-desk.ts';
import { type AgentScript, buildAgentScript } from '../support/fault-process.ts';
import type { Note } from '../support/fault-script.ts';
import { expectDone, someTicket, temporaryFolder } from '../support/test-desk.ts';

/** `DESKS=40` tries for longer. */
const desks = Number(process.env.DESKS ?? 8);
const killsEach = 5;
const lanes = 2;

let script: AgentScript;

beforeAll(async () => {
  script = await buildAgentScript();
});

afterAll(() => script.remove());

/** Lets an agent work on a desk and kills it at some later moment; its output is added to the history. */
async function workUntilKilled(place: Place, round: number, random: Random): Promise<void> {
  const { folder, dataFolder, notes } = place;
  const agent = script.start(['work', folder, dataFolder, `round-${round}`, String(random.between(1, 1e9))]);
  expect(await agent.begun).toEqual({ did: 'open', tookOver: false });
  await sleep(random.between(1, 400));
  agent.kill();
  await agent.over;
  for (const line of agent.lines) if (line.did !== 'open' && line.did !== 'fail') notes.push(line);
}

interface Place {
  readonly folder: string;
  readonly dataFolder: string;
  readonly notes: Note[];
}

/** Opens a desk whose process was killed and compares it with what its agents were told. */
async function lookAfterKill({ folder, dataFolder, notes }: Place, round: number): Promise<void> {
  const desk = expectDone(await openOrFound(await realPorts(folder, dataFolder)));
  expect(desk.lock.tookOver).toBe(true);
  expect(desk.reports.filter(({ kind }) => kind !== 'torn-tail')).toEqual([]);
  const chronicle = chronicleOf(notes);
  const commits = await expectNothingLost(desk, nodeDisk, chronicle);
  const segments = await segmentsOf(desk);
  await sendAgain(desk, chronicle, commits, notes);
  const key = `after-round-${round}`;
  const next = expectDone(
    await desk.engine.run({ name: 'ticket.open', input: someTicket(), key, principal: agentPrincipal('jane') }),
  );
  expect(await segmentsOf(desk)).toEqual([...segments, `${String(segments.length + 1).padStart(6, '0')}.jsonl`]);
  const written = await readCommits(nodeDisk, folder);
  expect(written.at(-1)).toMatchObject({ name: next.commit, key });
  expectUnique(written.map((commit) => commit.key));
  await desk.close();
}

async function segmentsOf({ folder, file }: LiveDesk): Promise<string[]> {
  const names = await nodeDisk.list(join(folder, 'journal', file.device.id));
  return names.filter((name) => name.endsWith('.jsonl'));
}

/** Repeats the last confirmed operations and the unanswered ones under the same keys. */
async function sendAgain(
  desk: LiveDesk,
  chronicle: Chronicle,
  commits: readonly ReadCommit[],
  notes: Note[],
): Promise<void> {
  const known = new Map(commits.map(({ key, name }) => [key, name]));
  const told = new Map(chronicle.acknowledged.map(({ key, commit }) => [key, commit]));
  const recent = [...chronicle.attempts.values()].slice(-8).filter(({ key }) => !chronicle.refused.has(key));
  for (const { key, name, input, agentId } of recent) {
    const again = await desk.engine.run({ name, input, key, principal: agentPrincipal(agentId) });
    const written = told.get(key) ?? known.get(key);
    if (written !== undefined) expect(expectDone(again).commit).toBe(written);
    if (again.ok && !told.has(key)) notes.push({ did: 'ack', key, commit: again.value.commit });
    if (!again.ok) notes.push({ did: 'refuse', key, code: again.error.code, reason: again.error.reason ?? '' });
  }
}

describe(`a process that is killed at any moment (seed ${seed})`, () => {
  test.concurrent.each(Array.from({ length: lanes }, (_, lane) => lane))(
    'lane %i: the desk opens again with all that was confirmed, once',
    async (lane) => {
      const { path, remove } = await temporaryFolder();
      let confirmed = 0;
      for (let desk = lane; desk < desks; desk += lanes) {
        const random = createRandom(seed + desk);
        const place = { folder: join(path, `desk-${desk}`), dataFolder: join(path, `data-${desk}`), notes: [] };
        for (let round = 0; round < killsEach; round++) {
          await workUntilKilled(place, round, random);
          await lookAfterKill(place, round);
        }
        confirmed += chronicleOf(place.notes).acknowledged.length;
      }
      expect(confirmed).toBeGreaterThan((desks / lanes) * killsEach);
      console.log(`lane ${lane}: ${(desks / lanes) * killsEach} kills, ${confirmed} confirmed commits, none lost`);
      await remove();
    },
    120_000,
  );
});
