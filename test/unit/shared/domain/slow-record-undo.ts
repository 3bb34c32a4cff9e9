/** What acts set: the fields of a record, and whether it is archived. */
export type Slots = Readonly<Record<string, unknown>>;

interface Act {
  readonly commit: string;
  readonly record: string;
  readonly sets: Slots;
  readonly before: Slots;
  /** The act that it undoes. */
  readonly undoes?: Act | undefined;
  readonly isAddition?: boolean;
}

export type Undoing = { readonly refused: string } | { readonly sets: Slots; readonly stays: readonly string[] };

const archived = 'archived';

/**
 * What undoing a change of a record leaves, found out slowly: an act is last if every later act that set the same is
 * undone. An undo and what it undoes cancel each other, from the latest on.
 */
export class SlowRecordUndo {
  readonly #acts: Act[] = [];
  readonly #begun: ReadonlyMap<string, Slots>;

  constructor(begun: Readonly<Record<string, Slots>>) {
    this.#begun = new Map(Object.entries(begun));
  }

  /** The present values of a record; empty if it is not there. */
  now(record: string): Slots {
    const sets = this.#acts.filter((act) => act.record === record).flatMap((act) => Object.entries(act.sets));
    return { ...this.#begun.get(record), ...Object.fromEntries(sets) };
  }

  does(commit: string, record: string, sets: Slots, undone?: string): void {
    const before = this.now(record);
    const isAddition = Object.keys(before).length === 0;
    const undoes = this.#acts.find((act) => act.commit === undone);
    this.#acts.push({ commit, record, sets, before, undoes, isAddition });
  }

  recordOf(commit: string): string {
    return this.#act(commit).record;
  }

  /** What an undo sets and leaves, or why it is refused. */
  undoing(commit: string): Undoing {
    const act = this.#act(commit);
    const now = this.now(act.record);
    if (this.#acts.some(({ undoes }) => undoes === act)) return { refused: 'undo.done' };
    if (act.isAddition) {
      const slots = new Set(
        this.#acts.filter(({ record }) => record === act.record).flatMap(({ sets }) => Object.keys(sets)),
      );
      const isLast = [...slots].every((slot) => this.#isLast(act, slot));
      return isLast && now[archived] === false ? { sets: { [archived]: true }, stays: [] } : nothing;
    }
    const slots = Object.keys(act.sets);
    const isOut = now[archived] === true && !slots.includes(archived);
    const back = slots.filter((slot) => !isOut && this.#isLast(act, slot));
    if (back.length === 0) return nothing;
    const sets = Object.fromEntries(back.map((slot) => [slot, act.before[slot]]));
    return { sets, stays: slots.filter((slot) => !back.includes(slot)) };
  }

  #act(commit: string): Act {
    const act = this.#acts.find((each) => each.commit === commit);
    if (!act) throw new Error(`There is no ${commit}`);
    return act;
  }

  #isLast(act: Act, slot: string): boolean {
    const later = this.#acts
      .slice(this.#acts.indexOf(act) + 1)
      .filter(({ record, sets }) => record === act.record && Object.hasOwn(sets, slot));
    const cancelled = new Set<Act>();
    for (const each of later.toReversed()) {
      if (cancelled.has(each)) continue;
      if (!each.undoes || !later.includes(each.undoes)) return false;
      cancelled.add(each.undoes);
    }
    return true;
  }
}

const nothing = { refused: 'undo.nothing' } as const;
