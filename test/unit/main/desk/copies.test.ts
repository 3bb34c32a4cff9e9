import { describe, expect, test } from 'vitest';
import { type LiveDesk, type LiveDeskPorts, openLiveDesk } from '../../../../main/desk/live-desk.ts';
import { agentPrincipal } from '../../../../shared/domain/principal.ts';
import { rowsOn } from '../../../support/all-tickets.ts';
import { folder, foundOn, openOn, portsOf } from '../../../support/fault-desk.ts';
import { createSimulatedDisk, type SimulatedDisk } from '../../../support/simulated-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

const copy = '/backup/desk';

/** The n-th process, which opens the copy while the first one still runs. */
function inCopy(disk: SimulatedDisk, process: number, host = 'here'): LiveDeskPorts {
  const ports = portsOf(disk, process);
  const startOf = async (pid: number) => (pid === 1 || pid === process ? `start ${pid}` : undefined);
  return {
    ...ports,
    location: { ...ports.location, folder: copy },
    identity: { ...ports.identity, host, startOf },
  };
}

function copyOf(disk: SimulatedDisk, isTaken: (path: string) => boolean = () => true): void {
  for (const [path, bytes] of disk.files()) {
    if (path.startsWith(`${folder}/`) && isTaken(path)) disk.put(`${copy}${path.slice(folder.length)}`, bytes);
  }
}

async function opens(desk: LiveDesk, summary: string): Promise<string | undefined> {
  const result = await desk.engine.run({
    name: 'ticket.open',
    input: someTicket(summary),
    key: `key-${summary.replaceAll(' ', '-')}`,
    principal: agentPrincipal('jane'),
  });
  return desk.engine.rows.get(expectDone(result).ticketIds[0] ?? '')?.number;
}

/** A desk that is open in the first process, with one ticket. */
async function running(): Promise<{ disk: SimulatedDisk; desk: LiveDesk }> {
  const disk = createSimulatedDisk();
  const desk = expectDone(await foundOn(portsOf(disk, 1)));
  expect(await opens(desk, 'before')).toBe('1001');
  return { disk, desk };
}

describe('a copy of a folder that was made while its desk was open', () => {
  test.each([
    ['with its lock', () => true],
    ['without its lock', (path: string) => !path.endsWith('/lock')],
  ])('G17: %s opens beside it as a device of its own, and both go on', async (_how, isTaken) => {
    const { disk, desk } = await running();
    copyOf(disk, isTaken);
    const other = expectDone(await openLiveDesk(inCopy(disk, 2)));
    expect(other.file.device.id).not.toBe(desk.file.device.id);
    expect([await opens(other, 'in the copy'), await opens(desk, 'in the original')]).toEqual(['B1001', '1002']);
    await other.close();
    await desk.close();
    const again = await openOn(disk, 4);
    expect([again.file.device.id, await opens(again, 'after a restart')]).toEqual([desk.file.device.id, '1003']);
    await again.close();
  });

  test('G17: on another computer it says who had it open, and opens as a device of its own once it is taken over', async () => {
    const { disk, desk } = await running();
    copyOf(disk);
    for (const path of disk.files().keys()) if (path.startsWith('/home/data')) await disk.remove(path);
    const held = await openLiveDesk(inCopy(disk, 2, 'laptop'));
    expect(held).toMatchObject({ error: { reason: 'desk-held-elsewhere', unopened: { heldBy: { host: 'here' } } } });
    const token = held.ok ? '' : held.error.unopened?.heldBy?.token;
    const other = expectDone(await openLiveDesk({ ...inCopy(disk, 2, 'laptop'), takeOver: token }));
    expect(await opens(other, 'on the laptop')).toBe('B1001');
    expect(await opens(desk, 'in the original')).toBe('1002');
    await other.close();
  });

  test('G17: with a line that was only half written holds everything that was confirmed before', async () => {
    const { disk } = await running();
    copyOf(disk);
    const segment = `${copy}/journal/p1-000001/000001.jsonl`;
    disk.put(
      segment,
      Buffer.concat([disk.files().get(segment) ?? Buffer.alloc(0), Buffer.from('{"v":1,"device":"p1')]),
    );
    const other = expectDone(await openLiveDesk(inCopy(disk, 2)));
    expect(rowsOn(other.engine).map(({ fields }) => fields.summary)).toEqual(['before']);
    expect(await opens(other, 'in the copy')).toBe('B1001');
    await other.close();
  });
});

test('G17: a new device gets no code that some ticket has, also where the folder of another device is lost', async () => {
  const { disk, desk } = await running();
  await desk.close();
  const numbers: (string | undefined)[] = [];
  for (const process of [2, 3, 4]) {
    for (const path of disk.files().keys()) if (path.startsWith('/home/data')) await disk.remove(path);
    const device = await openOn(disk, process);
    numbers.push(await opens(device, `of process ${process}`));
    await device.close();
    if (process === 3) await disk.removeFolder(`${folder}/journal/${journalOf(disk, 'B1001')}`);
  }
  expect(numbers).toEqual(['B1001', 'C1001', 'D1001']);
});

/** The folder of the device that opened a ticket. */
function journalOf(disk: SimulatedDisk, number: string): string {
  const [path = ''] = [...disk.files()].find(([, bytes]) => bytes.includes(`"number":"${number}"`)) ?? [];
  return path.split('/').at(-2) ?? '';
}
