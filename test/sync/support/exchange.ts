import type { Random } from '../../../shared/lib/random.ts';
import type { SyncDesk } from './sync-desk.ts';

/** Both desks hand each other all that they hold. */
export async function exchange(a: SyncDesk, b: SyncDesk): Promise<void> {
  const fromA = a.lines();
  const fromB = b.lines();
  await b.takesIn(fromA);
  await a.takesIn(fromB);
}

/** Delivers all lines to all desks, in a different order to each, and some of them twice. */
export async function exchangeAll(desks: readonly SyncDesk[], extra: readonly Buffer[], random: Random): Promise<void> {
  const all = [...desks.flatMap((desk) => desk.lines()), ...extra];
  for (const desk of desks) await desk.takesIn(random.shuffled(all));
}
