import { sanitize } from '../../main/platform/sanitize.ts';
import { ordinaryWords, reopenedBold, slowPieces } from '../support/hostile-bodies.ts';
import { timeEach } from './timing.ts';

const characters = 100_000;
const times = 5;
/** How many times as long as ordinary words of its length a hostile body may take. */
const budget = 20;

async function medianMs(html: string): Promise<number> {
  return (await timeEach(times, () => sanitize(html))).p50;
}

/** What it costs to make safe what was written to take long, beside ordinary words of the same length. */
export async function reportBodies(): Promise<boolean> {
  const filled = (piece: string) => piece.repeat(Math.ceil(characters / piece.length));
  const bodies = Object.entries(slowPieces).map(([name, piece]) => [name, filled(piece)] as const);
  await medianMs(filled(ordinaryWords));
  const ordinaryMs = await medianMs(filled(ordinaryWords));
  const hostile: Record<string, number> = {};
  for (const [name, html] of [...bodies, ['bold tags opened again', reopenedBold(3_000)] as const])
    hostile[name] = await medianMs(html);
  const missed = Object.values(hostile).filter((ms) => ms > budget * ordinaryMs).length;
  const lines = [
    `bodies of ${characters} characters, made safe; p50 ms (budget ${budget} × ordinary words)`,
    ...Object.entries({ 'ordinary words': ordinaryMs, ...hostile }).map(
      ([name, ms]) => `  ${name.padEnd(36)} ${ms.toFixed(1).padStart(8)}  ${(ms / ordinaryMs).toFixed(1)} ×`,
    ),
    ...(missed > 0 ? ['  the budget is missed'] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return missed === 0;
}
