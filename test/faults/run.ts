import { parseArgs } from 'node:util';
import { type FaultRow, runPart } from './part.ts';
import { faultParts } from './parts.ts';

const help = `Damages desks in every way there is and looks at what becomes of them.

  npm run faults                            every part, at most 15 minutes each
  npm run faults -- PART                    one part
  npm run faults -- PART --seed N --from M  goes on with case M of that seed
  --minutes N                               minutes that a part may take`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: String(Math.floor(Date.now() / 1000)) },
      from: { type: 'string', default: '0' },
      minutes: { type: 'string', default: '15' },
      help: { type: 'boolean', default: false },
    },
  });
  const parts = faultParts.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  if (values.help || parts.length === 0) {
    print(help);
    for (const { name, about } of faultParts) print(`  ${name.padEnd(14)} ${about}`);
    return values.help ? 0 : 1;
  }
  const seed = Number(values.seed);
  let isWell = true;
  print(`seed ${seed}`);
  print(line({ row: 'what', cases: 'cases', lost: 'lost', silent: 'silent' }));
  for (const part of parts) {
    const endMs = performance.now() + Number(values.minutes) * 60_000;
    const result = await runPart(part, { seed, from: Number(values.from), isOver: () => performance.now() > endMs });
    for (const row of result.rows) print(line({ ...row, row: `${part.name}: ${row.row}` }));
    for (const problem of result.problems) print(problem);
    if (result.next !== null) {
      print(
        `${part.name}: the time is over; go on with npm run faults -- ${part.name} --seed ${seed} --from ${result.next}`,
      );
    }
    isWell &&= result.problems.length === 0;
  }
  return isWell ? 0 : 1;
}

type Printed = { readonly [Name in keyof FaultRow]: string | number };

function line({ row, cases, lost, silent }: Printed): string {
  return `${String(row).padEnd(60)} ${String(cases).padStart(8)} ${String(lost).padStart(6)} ${String(silent).padStart(7)}`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

process.exit(await main());
