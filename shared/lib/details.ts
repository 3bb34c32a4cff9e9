/** The details of a sentence: numbers and text that people wrote, never parts of the sentence itself. */
export type Details = Readonly<Record<string, string | number>>;

/** Reasons, each with the names of its details. */
export type DetailTable = Readonly<Record<string, readonly string[]>>;

export type DetailsOf<Table extends DetailTable, Key extends keyof Table> = {
  readonly [Name in Table[Key][number]]: string | number;
};

/** The reasons without details. */
export type WithoutDetails<Table extends DetailTable> = {
  [Key in keyof Table]: Table[Key] extends readonly [] ? Key : never;
}[keyof Table];

/** Whether a detail of the sentence is missing. */
export function lacksDetails(names: readonly string[], details: Details = {}): boolean {
  return names.some((name) => !Object.hasOwn(details, name));
}
