import fc from 'fast-check';
import { expect } from 'vitest';
import { encodeCommit } from '../../../main/journal/line.ts';
import type { CommitLinks } from '../../../shared/domain/commit-links.ts';
import type { Draft } from '../../../shared/domain/event.ts';
import { createRandom } from '../../../shared/lib/random.ts';
import { rowsOn } from '../../support/all-tickets.ts';
import { ownCommits } from '../../support/own-commits.ts';
import { monday } from '../../support/test-desk.ts';
import { type Action, agents, arbitraryAction, askedFor, type Deed } from './actions.ts';
import { commitsIn, type NaiveCommit, readNaively } from './naive-line.ts';
import { copied, desk, everythingOn, found, restarted, type SyncDesk } from './sync-desk.ts';

const hourMs = 3_600_000;
const yearMs = 365 * 24 * hourMs;

/** Lines go from one desk to another: some of them, in any order, some twice. */
interface Delivery {
  readonly does: 'deliver';
  readonly from: number;
  readonly to: number;
  readonly order: number;
  /** 0 keeps a third of the lines, 1 two thirds, 2 and more all. */
  readonly share: number;
}

/** A wall clock moves: on, back, or far away. */
interface ClockMove {
  readonly does: 'clock';
  readonly desk: number;
  readonly byMs: number;
}

/** The desk folder is copied and used in two places, or the program restarts. */
interface Mishap {
  readonly does: 'copy' | 'restart';
  readonly desk: number;
}

/** Another device, of a newer version or out of its mind, writes about a ticket. */
interface Strangeness {
  readonly does: 'strange';
  readonly ticket: number;
  readonly what: number;
  readonly desk: number;
}

/** Several people press their buttons at once: one batch, several commits. */
interface Together {
  readonly does: 'together';
  readonly desk: number;
  readonly actions: readonly Action[];
}

export type Step = Action | Together | Delivery | ClockMove | Mishap | Strangeness;

const anyDesk = fc.nat({ max: 4 });

export const arbitraryStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 20, arbitrary: arbitraryAction },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('together' as const),
      desk: anyDesk,
      actions: fc.array(arbitraryAction, { minLength: 2, maxLength: 4 }),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      does: fc.constant('deliver' as const),
      from: anyDesk,
      to: anyDesk,
      order: fc.nat({ max: 1_000_000 }),
      share: fc.nat({ max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('clock' as const),
      desk: anyDesk,
      byMs: fc.constantFrom(1, 60_000, 9 * 60_000, hourMs, -hourMs, -yearMs, 8 * hourMs),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('copy' as const, 'restart' as const), desk: anyDesk }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('strange' as const),
      ticket: fc.nat({ max: 3 }),
      what: fc.nat({ max: 30 }),
      desk: anyDesk,
    }),
  },
);

/** Events as a newer or faulty version may write them. `broken` marks unusable ones. */
const strangeEvents: readonly Omit<Draft, 'target'>[] = [
  { type: 'mood.changed', data: { to: 'sour' } },
  { type: 'field.changed', data: { field: 'priority', from: '', to: 5, broken: true } },
  { type: 'field.changed', data: { field: 'mood', from: '', to: 'sour', since: 7 } },
  { type: 'field.changed', data: { field: 'priority', from: '', to: 'priority-low' } },
  { type: 'status.changed', data: { statusId: 'status-closed', state: 'ajar', from: null, broken: true } },
  { type: 'status.changed', data: { statusId: 'status-gone', state: 'closed', from: null } },
  { type: 'status.set', data: { statusId: 'status-gone', kind: 'resolved', state: 'open', from: null } },
  { type: 'status.set', data: { statusId: 'status-gone', kind: 'asleep', state: 'open', from: null, broken: true } },
  { type: 'conversation.retracted', data: { entryId: 'none' } },
  { type: 'due.planned', data: { planId: 'plan-x', spans: [[1]], broken: true } },
  { type: 'referral.removed', data: { kind: 'agent', id: 'nobody' } },
];

/** The device that writes strange events, with any stamp it likes. */
export const strangeDevice = 'device-zed';

/** Desks that work, talk, break and are copied, with a book on what each of them has applied. */
export interface World {
  readonly desks: readonly SyncDesk[];
  readonly play: (step: Step) => Promise<unknown>;
  readonly deliver: (to: number, lines: readonly Buffer[]) => Promise<void>;
  /** All existing lines, including those that no desk has received yet. */
  readonly lines: () => Buffer[];
  readonly bornSeeing: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Member {
  present: SyncDesk;
  readonly applied: Set<string>;
  /** What was delivered but waits for what comes before it; a restart forgets it. */
  waiting: Map<string, NaiveCommit>;
  readonly deeds: Deed[];
}

export async function createWorld(): Promise<World> {
  const members: Member[] = [];
  const bornSeeing = new Map<string, ReadonlySet<string>>();
  const strangeLines: Buffer[] = [];

  function join(present: SyncDesk, applied: Iterable<string>): Member {
    const member = { present, applied: new Set(applied), waiting: new Map(), deeds: [] };
    members.push(member);
    return member;
  }

  /** Runs something on a desk, and notes for each commit that came of it what its author had applied. */
  async function watched<T>(member: Member, task: () => Promise<T>): Promise<T> {
    const { state } = member.present;
    const before = ownCommits(state).length;
    const result = await task();
    for (const { ref } of ownCommits(state).slice(before)) {
      bornSeeing.set(ref.sum, new Set(member.applied));
      member.applied.add(ref.sum);
    }
    return result;
  }

  async function deliver(to: number, lines: readonly Buffer[]): Promise<void> {
    const member = memberAt(to);
    const expected = takenIn(member, lines.map(readNaively));
    const ingested = await member.present.takesIn(lines);
    expect({ applied: ingested.applied, waiting: ingested.waiting, unreadable: ingested.unreadable }).toEqual(expected);
  }

  function memberAt(index: number): Member {
    const member = members[index % members.length];
    if (!member) throw new Error('There is no desk');
    return member;
  }

  async function action(member: Member, step: Action): Promise<void> {
    const { present, deeds } = member;
    const ticketIds = rowsOn(present.engine)
      .map(({ id }) => id)
      .sort();
    const ticketId = ticketIds[step.ticket % ticketIds.length] ?? '';
    const [operation, input] = askedFor(step, { ...step, desk: present, ticketId, deeds });
    const agentId = agentFor(step, deeds);
    const done = await present.run(agentId, operation, input, linksFor(step, ticketId));
    if (done.ok) deeds.unshift({ commit: done.value.commit, agentId });
  }

  function actionAll(desk: number, steps: readonly Action[]): Promise<unknown> {
    const member = memberAt(desk);
    return watched(member, () => Promise.all(steps.map((step) => action(member, step))));
  }

  function strange({ ticket, what, desk }: Strangeness): void {
    const ticketIds = rowsOn(memberAt(desk).present.engine)
      .map(({ id }) => id)
      .sort();
    const id = ticketIds[ticket % ticketIds.length] ?? '';
    const drafts = [0, 4].flatMap((step) => {
      const event = strangeEvents[(what + step) % strangeEvents.length];
      return event ? [{ ...event, target: { kind: 'ticket', id } }] : [];
    });
    const { sum: prev = '', seq = 0 } = strangeLines.map(readNaively).at(-1) ?? {};
    const stamp = `${(monday + yearMs + what * hourMs).toString(16).padStart(12, '0')}-0000`;
    const said = { actor: 'agent:zed', op: 'mood.set', key: `strange-${what}`, saw: {} };
    const line = encodeCommit(
      { device: strangeDevice, seq: seq + 1, stamp, timeMs: monday + yearMs, ...said, drafts, prev },
      () => `salt-${strangeLines.length}`,
    );
    bornSeeing.set(line.sum, new Set(strangeLines.map((known) => readNaively(known).sum)));
    strangeLines.push(line.bytes.subarray(0, -1));
  }

  async function mishap({ does, desk }: Mishap): Promise<void> {
    const member = memberAt(desk);
    if (does === 'restart') {
      const before = await everythingOn(member.present);
      member.present = await restarted(member.present);
      member.waiting = new Map();
      expect(await everythingOn(member.present)).toEqual(before);
    } else if (members.length < 5) {
      join(await copied(member.present, `copy${members.length}`), member.applied);
    }
  }

  function delivered({ from, to, order, share }: Delivery): Promise<void> {
    const random = createRandom(order);
    const all = [...memberAt(from).present.lines(), ...strangeLines];
    const some = share < 2 ? all.filter(() => random.chance((share + 1) / 3)) : all;
    return deliver(to, random.shuffled([...some, ...some.filter(() => random.chance(0.1))]));
  }

  async function play(step: Step): Promise<unknown> {
    switch (step.does) {
      case 'action':
        return actionAll(step.desk, [step]);
      case 'together':
        return actionAll(step.desk, step.actions);
      case 'deliver':
        return delivered(step);
      case 'strange':
        return strange(step);
      case 'clock':
        memberAt(step.desk).present.clock.nowMs += step.byMs;
        return;
      case 'copy':
      case 'restart':
        return mishap(step);
    }
  }

  await settleDown();
  return {
    get desks() {
      return members.map(({ present }) => present);
    },
    play,
    deliver,
    lines: () => [...members.flatMap(({ present }) => present.lines()), ...strangeLines],
    bornSeeing,
  };

  /** Anna founds the desk hours behind, Bo lives a year ahead; two tickets are known to all before they part. */
  async function settleDown(): Promise<void> {
    const anna = join(await desk('anna', { nowMs: monday - 5 * hourMs }), []);
    join(await desk('bo', { code: 'B', nowMs: monday + yearMs }), []);
    join(await desk('cy', { code: 'C' }), []);
    await watched(anna, () => found(anna.present));
    const opening = { does: 'action', desk: 0, agent: 0, what: 'open', ticket: 0, b: 1 } as const;
    for (const a of [1, 2]) await play({ ...opening, a });
    for (const to of [1, 2]) await deliver(to, anna.present.lines());
  }
}

/** Some actions are a rule's, which other desks may do as well: they count once. */
function linksFor({ a, b }: Action, ticketId: string): CommitLinks {
  const cause = `device-anna:${1 + (a % 3)}`;
  if (b % 4 !== 0 || ticketId === '') return a % 5 === 0 ? { cause, batch: `batch-${b}` } : {};
  return { cause, once: { rule: `rule-${b % 3}`, ticket: ticketId, cause } };
}

/** Undo is for the author, so the author is almost always the one who requests it. */
function agentFor({ what, agent, a }: Action, deeds: readonly Deed[]): string {
  const doer = what === 'undo' && agent < 4 ? deeds[a % Math.max(1, deeds.length)]?.agentId : undefined;
  return doer ?? agents[agent % agents.length] ?? 'lena';
}

/** Which of the delivered commits have to be applied: each one whose predecessor is there, until no more are. */
function takenIn({ applied, waiting }: Member, commits: readonly NaiveCommit[]) {
  const before = applied.size;
  for (const commit of commits) if (!applied.has(commit.sum)) waiting.set(commit.sum, commit);
  for (let found = true; found; ) {
    found = false;
    for (const { sum, seq, prev } of waiting.values()) {
      if (seq === 1 ? prev !== '' : !applied.has(prev)) continue;
      applied.add(sum);
      waiting.delete(sum);
      found = true;
    }
  }
  return { applied: applied.size - before, waiting: waiting.size, unreadable: 0 };
}

export function allCommits(world: World): NaiveCommit[] {
  return commitsIn(world.lines());
}
