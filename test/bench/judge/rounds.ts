import { type Spread, spreadOf } from '../timing.ts';

/** The durations of one kind of work, by the round in which they were measured. */
export type Rounds = readonly (readonly number[])[];

export function spreadOfRounds(rounds: Rounds): Spread {
  return spreadOf(rounds.flat());
}

/**
 * How many times as long as others we took. The middle of the rounds’ own ratios, because a round’s work ran under the
 * same conditions; rare durations do not occur in every round, so from p95 on all rounds are compared at once.
 */
export function ratioOf(ours: Rounds, others: Rounds): Spread {
  const perRound = ours.flatMap((round, index) => {
    const other = others[index];
    return other && round.length > 0 && other.length > 0 ? [spreadOf(round).p50 / spreadOf(other).p50] : [];
  });
  const [our, their] = [spreadOfRounds(ours), spreadOfRounds(others)];
  return {
    p50: spreadOf(perRound).p50,
    p95: our.p95 / their.p95,
    p99: our.p99 / their.p99,
    max: our.max / their.max,
  };
}
