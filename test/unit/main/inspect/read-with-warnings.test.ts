import { expect, test } from 'vitest';
import { readWithWarnings } from '../../../../main/inspect/read-with-warnings.ts';
import { showTickets } from '../../../../main/inspect/show.ts';
import { durableJson } from '../../../../main/platform/durable-json.ts';
import { agentPrincipal } from '../../../../shared/domain/principal.ts';
import { folder, foundOn, openOn, portsOf } from '../../../support/fault-desk.ts';
import { createSimulatedDisk, type SimulatedDisk } from '../../../support/simulated-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

async function oneTicket(): Promise<SimulatedDisk> {
  const disk = createSimulatedDisk();
  await expectDone(await foundOn(portsOf(disk, 1))).close();
  const desk = await openOn(disk, 2);
  expectDone(
    await desk.engine.run({
      name: 'ticket.open',
      input: someTicket('Printer'),
      key: 'key-first',
      principal: agentPrincipal('jane'),
    }),
  );
  await desk.close();
  return disk;
}

/** What `npm run desk -- show` prints and answers; nothing is ever written. */
async function shown(disk: SimulatedDisk): Promise<{ code: number; lines: readonly string[] }> {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  const before = disk.files();
  const code = await readWithWarnings(disk, folder, print, () => showTickets(disk, folder, undefined, print));
  expect(disk.files()).toEqual(before);
  return { code, lines };
}

test('a whole desk is shown without a word about it', async () => {
  expect(await shown(await oneTicket())).toMatchObject({ code: 0, lines: [/Printer/, '1 ticket'].map(matching) });
});

test('G15: a desk of a newer Deskside is named as such, and nothing of it is shown', async () => {
  const disk = await oneTicket();
  await durableJson<object>(disk, `${folder}/desk.json`, () => undefined).write({ format: 2 });
  const { code, lines } = await shown(disk);
  expect([code, lines]).toEqual([1, [matching(/newer version of Deskside\. Update Deskside/)]]);
});

test('G12: lists what an incomplete desk is missing, then shows what can be read', async () => {
  const disk = await oneTicket();
  for (const name of ['desk.json', 'desk.json.previous']) await disk.remove(`${folder}/${name}`);
  expect(await shown(disk)).toMatchObject({
    code: 1,
    lines: [/Missing or damaged: desk\.json\.$/, /Printer/, '1 ticket'].map(matching),
  });
});

test('a folder without a desk is named', async () => {
  expect(await shown(createSimulatedDisk())).toEqual({ code: 1, lines: [`There is no desk in ${folder}.`] });
});

function matching(line: string | RegExp): unknown {
  return typeof line === 'string' ? line : expect.stringMatching(line);
}
