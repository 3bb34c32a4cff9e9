import type { DeskFolders } from '../desks/seeded-desk.ts';
import type { Program } from '../programs/program.ts';
import { spreadOf } from '../timing.ts';
import { type Context, start } from './context.ts';

const mostAtOnce = 256;
const longTicketReads = 50;

/** What the product costs once it has started: reading, memory, and the longest blocks of its event loop. */
export async function measureDesk(
  context: Context,
  { folder, dataFolder }: DeskFolders,
  ticketIds: readonly string[],
): Promise<void> {
  const { amounts, set } = context;
  const program = start(context, 'desk', [folder, dataFolder]);
  await program.ask('start', { settleMs: amounts.settleMs });
  set('desk.memory after start', await program.ask<number>('memoryMb'));
  await measureReads(context, program);
  set('desk.inbox', spreadOf(await watch<number[]>(context, program, 'inbox', 'inbox', { times: amounts.reads })));
  const [ticketId = '', another = ''] = ticketIds;
  set('questions after the shown ticket', await program.ask<number>('questions', { ticketId, shownId: ticketId }));
  set(
    'questions after another ticket',
    await program.ask<number>('questions', { ticketId: another, shownId: ticketId }),
  );
  await watch(context, program, 'writing', 'writes', { ids: ticketIds, times: amounts.perRound });
  const changes = await watch<number[]>(context, program, 'record change', 'recordChange', {
    times: amounts.recordChanges,
  });
  set('desk.record change', spreadOf(changes));
  await watch(context, program, 'bulk', 'bulk', {});
  const atOnce = Math.min(mostAtOnce, amounts.entries);
  await watch(context, program, '256 at once', 'longThread', { ticketId, entries: amounts.entries, atOnce });
  const pages = await watch<number[]>(context, program, 'long ticket', 'longTicket', {
    ticketId,
    times: longTicketReads,
  });
  set('desk.long ticket', spreadOf(pages));
  await watch(context, program, 'attachments', 'attach', { ticketId: another, files: amounts.files });
  set('desk.memory after work', await program.ask<number>('memoryMb'));
  await program.ask('close');
  await program.close();
}

async function measureReads(context: Context, program: Program): Promise<void> {
  const { amounts, set } = context;
  await program.ask('block');
  for (const [name, question] of [
    ['queue', 'queue'],
    ['ticket page', 'tickets'],
    ['people', 'people'],
  ] as const) {
    await context.calibrate();
    set(`desk.${name}`, spreadOf(await program.ask<number[]>(question, { times: amounts.reads })));
  }
  set('block.reading', await program.ask<number>('block'));
}

/** Asks for some work and notes the longest block during it. */
async function watch<Answer>(
  context: Context,
  program: Program,
  name: string,
  question: string,
  input: unknown,
): Promise<Answer> {
  await context.calibrate();
  await program.ask('block');
  const answer = await program.ask<Answer>(question, input);
  context.set(`block.${name}`, await program.ask<number>('block'));
  return answer;
}
