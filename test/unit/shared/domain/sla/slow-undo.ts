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
    this.#acts.push({ commit, before, live: new Set(sets), isUndone: false });
  }

  /** An act that can be tried to undo, counted back from the last one. */
  commitBack(by: number): string | undefined {
    const left = this.#acts.filter(({ isUndone }) => !isUndone);
    return left[left.length - 1 - (by % Math.max(left.length, 1))]?.commit;
  }

  /** Returns whether that changed anything. */
  undoes(commit: string, by: string | null): boolean {
    const at = this.#acts.findIndex((act) => act.commit === commit);
    const act = this.#acts[at];
    if (!act) throw new Error(`There is no ${commit}`);
    const later = this.#acts.slice(at + 1);
    const isSetBy = (part: Part) => later.some(({ live }) => live.has(part));
    const isLast = (part: Part) =>
      part === 'plan' || part === 'clock' ? !isSetBy('plan') && !isSetBy('clock') : !isSetBy(part);
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
    this.#acts.push({ commit: by, before: again, live, isUndone: false });
    return back.length > 0;
  }

  #valuesOf(part: Part): Values {
    return Object.fromEntries(parts[part].map((field) => [field, this.#ticket[field]]));
  }
}
