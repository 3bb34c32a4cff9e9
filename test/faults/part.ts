/** The result of one case: everything held, something was lost or wrong, or it was kept but not reported. */
export type FaultOutcome =
  | { readonly kind: 'held' }
  | { readonly kind: 'lost'; readonly what: string }
  | { readonly kind: 'silent'; readonly what: string };

export const held: FaultOutcome = { kind: 'held' };

export interface FaultCase {
  /** The row of the table that it counts in, such as the document that is damaged. */
  readonly row: string;
  /** What is done, for finding it again. */
  readonly title: string;
  readonly run: () => Promise<FaultOutcome>;
}

/** One kind of fault, with all its cases in an order that its seed decides alone. */
export interface FaultPart {
  readonly name: string;
  readonly about: string;
  readonly cases: (seed: number) => Iterable<FaultCase> | AsyncIterable<FaultCase>;
}

export interface FaultRow {
  readonly row: string;
  readonly cases: number;
  readonly lost: number;
  readonly silent: number;
}

export interface FaultResult {
  readonly rows: readonly FaultRow[];
  /** One line for each case that did not hold. */
  readonly problems: readonly string[];
  /** The first case of the next run if time ran out. */
  readonly next: number | null;
}

export interface FaultRun {
  readonly seed: number;
  /** The first case that is run; those before it were run already. */
  readonly from?: number;
  /** Runs one case of so many: a short form of a long list. */
  readonly every?: number;
  readonly isOver?: () => boolean;
  readonly onCase?: (index: number, title: string) => void;
}

/** Runs the cases of a part. A case that throws counts as lost, because no fault may cause an unexpected error. */
export async function runPart(part: FaultPart, run: FaultRun): Promise<FaultResult> {
  const { seed, from = 0, every = 1, isOver = () => false, onCase } = run;
  const rows = new Map<string, FaultRow>();
  const problems: string[] = [];
  let index = -1;
  for await (const one of part.cases(seed)) {
    index += 1;
    if (index < from || index % every !== 0) continue;
    if (isOver()) return { rows: [...rows.values()], problems, next: index };
    onCase?.(index, one.title);
    const outcome = await outcomeOf(one);
    const row = rows.get(one.row) ?? { row: one.row, cases: 0, lost: 0, silent: 0 };
    rows.set(one.row, {
      ...row,
      cases: row.cases + 1,
      lost: row.lost + Number(outcome.kind === 'lost'),
      silent: row.silent + Number(outcome.kind === 'silent'),
    });
    if (outcome.kind !== 'held')
      problems.push(`${part.name}, seed ${seed}, case ${index} (${one.row}: ${one.title}): ${outcome.what}`);
  }
  return { rows: [...rows.values()], problems, next: null };
}

async function outcomeOf({ run }: FaultCase): Promise<FaultOutcome> {
  try {
    return await run();
  } catch (error) {
    return { kind: 'lost', what: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
