import { expect, test } from 'vitest';
import { nextTurn } from '../../main/platform/in-slices.ts';
import { createRandom } from '../../shared/lib/random.ts';
import { seed } from '../support/fault-desk.ts';
import { bridgeOver, foundedBridgeDisk } from '../support/memory-bridge.ts';
import { expectDone, someTicket } from '../support/test-desk.ts';
import { threadEvents } from '../support/whole-thread.ts';

const tickets = 40;
const stories = 3;

test(`M4: a bulk action whose answer is lost, and whose desk is killed in between, is done once on each ticket (seed ${seed})`, async () => {
  const founded = await foundedBridgeDisk({ signers: ['jane'] });
  for (let story = 0; story < stories; story += 1) {
    const random = createRandom(seed * stories + story);
    let disk = founded.copy();
    let desk = await bridgeOver(disk);
    let jane = await desk.windowOf('jane');
    const opened = Array.from({ length: tickets }, (_unused, index) =>
      jane.run('ticket.open', someTicket(`No. ${index}`)),
    );
    const ticketIds = (await Promise.all(opened)).flatMap((result) => expectDone(result).ticketIds);
    const input = { agentId: 'john', remark: 'Yours.' };
    const asked = { operation: 'assignment.assign' as const, input, ticketIds };
    const key = 'key-of-a-bulk-action';
    for (let kill = 0; kill < 2; kill += 1) {
      // Sent twice, because its answer does not come; then the desk is gone, with what was on its disk until then.
      const lost = [jane.call('bulk.run', asked, key), jane.call('bulk.run', asked, key)];
      for (let turns = random.between(0, 40); turns > 0; turns -= 1) await nextTurn();
      disk = disk.copy();
      await Promise.all(lost);
      await desk.close();
      desk = await bridgeOver(disk);
      jane = await desk.windowOf('jane');
    }
    const done = expectDone(await jane.call('bulk.run', asked, key));
    expect(done).toMatchObject({ state: 'done', changed: tickets, unchanged: 0, refused: 0 });
    const { engine } = desk.deskManager.desk() ?? expect.fail('No desk');
    for (const id of ticketIds) {
      const events = await threadEvents(engine, id);
      expect(events.filter(({ type }) => type === 'assignment.changed')).toHaveLength(1);
      expect(events.filter(({ type }) => type === 'conversation.posted')).toHaveLength(2);
    }
    expect(expectDone(await jane.call('bulk.undo', { batch: done.batch }))).toMatchObject({ changed: tickets });
    expect(desk.bugs).toEqual([]);
    await desk.close();
  }
}, 60_000);
