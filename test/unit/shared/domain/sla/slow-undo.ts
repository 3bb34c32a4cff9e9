import type { SlowTicket } from './slow-ticket.ts';

/** What acts set, as the fields of the ticket that go together. */
const parts = {
  status: ['kind', 'startMs'],
  department: ['departmentId'],
  byHand: ['manualMs'],
  plan: ['planId', 'fromMs', 'dueMs', 'response', 'pause', 'waits'],
  clock: ['dueMs', 'response', 'pause', 'waits'],
} as const satisfies Readonly<Record<string, readonly (keyof SlowTicket)[]>>;

type Part = keyof typeof parts;
type Values = Readonly<Record<string, unknown>>;

/** What a change of status sets; a new state takes a passed due date with it. */
export function setByStatus({ kind, manualMs }: SlowTicket, to: SlowTicket['kind'], nowMs: number): readonly Part[] {
  const isReopened = kind === 'closed' && to !== 'closed';
  const hasPassed = (kind === 'closed') !== (to === 'closed') && manualMs !== null && manualMs < nowMs;
  return [
    'status',
    ...(isReopened ? (['plan'] as const) : []),
    ...(kind === 'waiting' || to === 'waiting' ? (['clock'] as const) : []),
    ...(hasPassed ? (['byHand'] as const) : []),
  ];
}

export function setByMove(ticket: SlowTicket, nowMs: number): readonly Part[] {
  if (ticket.kind === 'closed') return ['department', ...setByStatus(ticket, 'open', nowMs)];
  return ticket.rule.isTransient ? ['department', 'plan'] : ['department'];
}

interface SlowAct {
  readonly commit: string;
  readonly before: ReadonlyMap<Part, Values>;
  /** What is still as this act set it, unless a later one has set it. */
  readonly live: Set<Part>;
  /** Whose value each part had after it: its own, or after an undo that of an earlier act. */
  readonly owners: Map<Part, SlowAct | undefined>;
  isUndone: boolean;
}

/** The acts on a slow ticket, and what undoing one of them leaves: whatever a later act, which still counts, has set. */
export class SlowActs {
  readonly #ticket: SlowTicket;
  readonly #acts: SlowAct[] = [];

  constructor(ticket: SlowTicket) {
    this.#ticket = ticket;
  }

  /** Acts, and notes which parts that set. */
  does(commit: string, sets: readonly Part[], act: () => void): void {
    const before = new Map(sets.map((part) => [part, this.#valuesOf(part)]));
    act();
    this.#push({ commit, before, live: new Set(sets), owners: new Map(), isUndone: false });
  }

  /** An act that can be tried to undo, counted back from the last one. */
  commitBack(by: number): string | undefined {
    const left = this.#acts.filter(({ isUndone }) => !isUndone);
    return left[left.length - 1 - (by % Math.max(left.length, 1))]?.commit;
  }

  /** Returns whether that changed anything. */
  undoes(commit: string, by: string | null): boolean {
    const act = this.#acts.find((each) => each.commit === commit);
    if (!act) throw new Error(`There is no ${commit}`);
    const isLast = (part: Part) => this.#ownerOf(part) === act.owners.get(part);
    const stays = (part: Part) => act.before.has(part) && !isLast(part);
    // A status and the clock that it stopped or started are undone together.
    const isWhole = !stays('status') && !stays('clock');
    const back = [...act.before.keys()].filter((part) => {
      if (part === 'status' || part === 'byHand') return isWhole && isLast(part);
      if (part === 'plan' || part === 'clock') return isWhole && !stays('department') && isLast(part);
      return isLast(part);
    });
    if (by === null) return back.length > 0;
    act.isUndone = true;
    const again = new Map(back.map((part) => [part, this.#valuesOf(part)]));
    const live = new Set(back.filter((part) => !act.live.delete(part)));
    for (const part of back) Object.assign(this.#ticket, act.before.get(part));
    this.#push({ commit: by, before: again, live, owners: new Map(), isUndone: false });
    return back.length > 0;
  }

  #push(act: SlowAct): void {
    this.#acts.push(act);
    for (const part of act.before.keys()) act.owners.set(part, this.#ownerOf(part));
  }

  /** The last act whose value still counts; a new plan starts a new clock. */
  #ownerOf(part: Part): SlowAct | undefined {
    const isOfClock = part === 'plan' || part === 'clock';
    return this.#acts.findLast(({ live }) => (isOfClock ? live.has('plan') || live.has('clock') : live.has(part)));
  }

  #valuesOf(part: Part): Values {
    return Object.fromEntries(parts[part].map((field) => [field, this.#ticket[field]]));
  }
}
