import { resolve } from 'node:path';
import { lookFirst } from './inspect/look-first.ts';
import { printedLine } from './inspect/printed-line.ts';
import { showTickets } from './inspect/show.ts';
import { verifyDesk } from './inspect/verify.ts';
import { nodeDisk } from './platform/node-disk.ts';

const help = `Looks into a desk folder without opening it; nothing is ever written.

  npm run desk -- show DIR             lists the tickets
  npm run desk -- show DIR NUMBER      tells one ticket's story, line by line
  npm run desk -- verify DIR           checks every sum, every chain and every attachment`;

async function main([command, folder, number]: readonly string[]): Promise<number> {
  const print = (line: string) => process.stdout.write(`${line}\n`);
  if (folder !== undefined && (command === 'show' || command === 'verify')) {
    const desk = resolve(folder);
    return lookFirst(nodeDisk, desk, print, () =>
      command === 'show' ? showTickets(nodeDisk, desk, number, print) : verifyDesk(nodeDisk, desk, print),
    );
  }
  print(help);
  return command === undefined || command === '--help' ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const sentence = error instanceof Error ? error.message : 'The desk could not be read';
    process.stderr.write(`${printedLine(sentence)}\n`);
    process.exit(1);
  },
);
