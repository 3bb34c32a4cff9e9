import { join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { writeFully } from '../../main/platform/disk.ts';
import { nodeDisk } from '../../main/platform/node-disk.ts';
import { type Spread, timeEach } from './timing.ts';

/** What the disk itself costs, through the same port: append as many bytes as a commit has, and flush. */
export async function rawAppend(folder: string, bytes: number, times: number): Promise<Spread> {
  const file = await nodeDisk.open(join(folder, 'raw'), 'append');
  const line = Buffer.alloc(bytes, 'x');
  const spread = await timeEach(times, async () => {
    await writeFully(file, line);
    await file.datasync();
  });
  await file.close();
  return spread;
}

interface PlainTicket {
  id: number;
  summary: string;
  status: string;
  entries: string[];
}

/** What a small project would pick: every ticket in one lowdb file, which is written anew for each change. */
export async function plainLowdb(
  folder: string,
  tickets: number,
  times: number,
): Promise<{ update: Spread; startMs: number }> {
  const path = join(folder, 'lowdb.json');
  const open = () => new Low<{ tickets: PlainTicket[] }>(new JSONFile(path), { tickets: [] });
  const made = open();
  const text = 'word '.repeat(80);
  made.data.tickets = Array.from({ length: tickets }, (_unused, id) => {
    return { id, summary: `Ticket ${id} of the desk`, status: 'open', entries: [text, text, text, text, text] };
  });
  await made.write();
  const startedMs = performance.now();
  const db = open();
  await db.read();
  const startMs = performance.now() - startedMs;
  const update = await timeEach(times, (index) =>
    db.update((data) => {
      const ticket = data.tickets[(index * 7919) % tickets];
      if (ticket) ticket.entries.push(text);
    }),
  );
  return { update, startMs };
}
