import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openLiveDesk } from '../../main/desk/live-desk.ts';
import { readOwner } from '../../main/desk/lock-file.ts';
import { nodeDisk } from '../../main/platform/node-disk.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import { openOrFound, realPorts } from '../support/fault-agent.ts';
import { type AgentProcess, type AgentScript, buildAgentScript } from '../support/fault-process.ts';
import { expectDone, someTicket, temporaryFolder } from '../support/test-desk.ts';

let script: AgentScript;
let folder: string;
let dataFolder: string;
let agents: AgentProcess[] = [];
const cleanUps: (() => Promise<void>)[] = [];

beforeAll(async () => {
  script = await buildAgentScript();
});

afterAll(() => script.remove());

afterEach(async () => {
  for (const agent of agents) agent.kill();
  await Promise.all(agents.map(({ over }) => over));
  agents = [];
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A desk that no process has open. */
async function closedDesk(): Promise<void> {
  const { path, remove } = await temporaryFolder();
  cleanUps.push(remove);
  folder = join(path, 'desk');
  dataFolder = join(path, 'data');
  await expectDone(await openOrFound(await realPorts(folder, dataFolder))).close();
}

function openElsewhere(): AgentProcess {
  const agent = script.start(['open', folder, dataFolder]);
  agents.push(agent);
  return agent;
}

async function ownerPid(): Promise<number | undefined> {
  return (await readOwner(nodeDisk, join(folder, 'lock')))?.pid;
}

describe('a desk that another process has open', () => {
  test('is refused with a sentence that says so, and open to us once it has closed it', async () => {
    await closedDesk();
    const first = openElsewhere();
    expect(await first.begun).toEqual({ did: 'open', tookOver: false });
    expect(await openLiveDesk(await realPorts(folder, dataFolder))).toMatchObject({
      ok: false,
      error: {
        code: 'unavailable',
        reason: 'desk-held',
        unopened: { reason: 'desk-held', heldBy: null, folder },
      },
    });
    first.end();
    await first.over;
    const desk = expectDone(await openLiveDesk(await realPorts(folder, dataFolder)));
    expect(desk.lock.tookOver).toBe(false);
    await desk.close();
  });

  test('is taken over once it was killed', async () => {
    await closedDesk();
    const first = openElsewhere();
    await first.begun;
    first.kill();
    await first.over;
    expect(await openElsewhere().begun).toEqual({ did: 'open', tookOver: true });
  });
});

test('of two processes that find a dead one’s lock at the same time exactly one gets the desk', async () => {
  for (let round = 0; round < 5; round++) {
    await closedDesk();
    const dead = openElsewhere();
    await dead.begun;
    dead.kill();
    await dead.over;
    const takers = [openElsewhere(), openElsewhere()];
    const answers = await Promise.all(takers.map(({ begun }) => begun));
    expect(answers.map(({ did }) => did).sort()).toEqual(['fail', 'open']);
    for (const taker of takers) taker.end();
    await Promise.all(takers.map(({ over }) => over));
  }
});

test('a desk that lost its lock writes nothing more, and says so', async () => {
  await closedDesk();
  const desk = expectDone(await openLiveDesk(await realPorts(folder, dataFolder)));
  expectDone(
    await desk.engine.run({
      name: 'ticket.open',
      input: someTicket('Mine'),
      key: 'key-mine',
      principal: agentPrincipal('jane'),
    }),
  );
  // A person removes the lock by hand, and another process opens the desk.
  await nodeDisk.remove(join(folder, 'lock'));
  const other = openElsewhere();
  expect(await other.begun).toMatchObject({ did: 'open' });
  const segments = await readdir(join(folder, 'journal', desk.file.device.id));
  expect(
    await desk.engine.run({
      name: 'ticket.open',
      input: someTicket('Late'),
      key: 'key-late',
      principal: agentPrincipal('jane'),
    }),
  ).toMatchObject({
    ok: false,
    error: { code: 'not-saved', reason: 'lock-lost' },
  });
  expect(await readdir(join(folder, 'journal', desk.file.device.id))).toEqual(segments);
  await desk.close();
  expect(await ownerPid()).not.toBe(process.pid);
});
