import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder } from './platform/data-folder.ts';
import { listIfThere } from './platform/disk.ts';
import { nodeDisk } from './platform/node-disk.ts';
import { seedDesk } from './sample/seed-desk.ts';

const help = `Creates a realistic desk of any size. The same seed creates the same desk.

  npm run seed -- --desk DIR [--tickets N] [--seed S] [--until DATE]

Jane Doe signs in with 271828, John Doe with 314159.`;

const print = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      desk: { type: 'string' },
      tickets: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      until: { type: 'string', default: '2026-11-20T17:00:00Z' },
      help: { type: 'boolean', default: false },
    },
  });
  const tickets = Number(values.tickets);
  const seed = Number(values.seed);
  const untilMs = Date.parse(values.until);
  if (
    values.help ||
    values.desk === undefined ||
    !Number.isInteger(tickets) ||
    tickets < 1 ||
    Number.isNaN(seed + untilMs)
  ) {
    print(help);
    return values.help ? 0 : 1;
  }
  const folder = resolve(values.desk);
  if ((await listIfThere(nodeDisk, folder)).length > 0) {
    print(`${folder} isn’t empty. Choose an empty folder or the name of a new one.`);
    return 1;
  }
  const startedMs = performance.now();
  const data = dataFolder(process.platform, process.env);
  await seedDesk({ disk: nodeDisk, folder, dataFolder: data, tickets, seed, untilMs });
  print(`${tickets} tickets in ${folder}, ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : 'The desk couldn’t be created'}\n`);
    process.exit(1);
  },
);
