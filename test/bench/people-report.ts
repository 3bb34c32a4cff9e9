import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { PeopleMeasured } from './programs/people.ts';
import type { Spread } from './timing.ts';

const [people, tickets] = [20_000, 100_000];
/**
 * How much of a plain scan the dearest keystroke may take. A plain scan takes about 27 ms on a quiet machine, a
 * keystroke may take 16; a busy one slows both down.
 */
const budget = 0.6;
const longestBlockMs = 50;

/** Measures searching for people while typing, in a separate process; returns whether the budget is met. */
export function reportPeople(built: string): boolean {
  const program = join(built, 'people.js');
  const said = execFileSync(process.execPath, [program, String(people), String(tickets)], { encoding: 'utf8' });
  const measured = JSON.parse(said) as PeopleMeasured;
  const { plain, dearest, keystroke, afterChange, slice, gatherMs } = measured;
  const share = dearest.p50 / plain.p50;
  const isKept = share <= budget && slice.p50 <= longestBlockMs;
  const lines = [
    `people: ${people} of them, ${tickets} tickets; p50 / p95 ms`,
    `  a plain scan of all tickets and people          ${spread(plain)}`,
    `  a keystroke (16 at p95 on a quiet machine)      ${spread(keystroke)}`,
    `  the same, right after changes                   ${spread(afterChange)}`,
    `  the dearest keystroke                           ${spread(dearest)}`,
    `    × a plain scan at p50 (budget ${budget})            ${share.toFixed(2)} ×`,
    `  making the index, once after the start          ${gatherMs.toFixed(0)} in slices of ${spread(slice)} (budget ${longestBlockMs} at once)`,
    ...(isKept ? [] : ['  the budget is missed']),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return isKept;
}

const spread = ({ p50, p95 }: Spread) => `${p50.toFixed(2)} / ${p95.toFixed(2)}`;
