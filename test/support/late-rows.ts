import type { Rows } from '../../main/engine/rows/row-table.ts';

/** Rows as they are soon after a start: those that `isLate` accepts come with `finish`. */
export function lateRows(rows: Rows, isLate: (id: string) => boolean = () => true) {
  let isComplete = false;
  let finish = (): void => undefined;
  const complete = new Promise<void>((resolve) => {
    finish = () => {
      isComplete = true;
      resolve();
    };
  });
  const isHere = (id: string) => isComplete || !isLate(id);
  const isHereAt = (ordinal: number) => isHere(rows.idAt(ordinal));
  const late: Rows = {
    ...rows,
    has: (id) => isHere(id) && rows.has(id),
    get: (id) => (isHere(id) ? rows.get(id) : undefined),
    withNumber: (number) => rows.withNumber(number).filter(isHereAt),
    someOfRequester: (personId, isOne) =>
      rows.someOfRequester(personId, (ordinal) => isHereAt(ordinal) && isOne(ordinal)),
    ofRequester: (personId) => [...rows.ofRequester(personId)].filter(isHereAt),
    isComplete: () => isComplete,
    whenComplete: () => complete,
  };
  return { rows: late, finish };
}
