/** What a sentence names: words of people and numbers, never parts of the sentence itself. */
export type Details = Readonly<Record<string, string | number>>;

/** Reasons, each with the names of the details that its sentence may mention. */
export type DetailTable = Readonly<Record<string, readonly string[]>>;

export type DetailsOf<Table extends DetailTable, Key extends keyof Table> = {
  readonly [Name in Table[Key][number]]: string | number;
};

/** The keys of a table whose sentences name nothing. */
export type WithoutDetails<Table extends DetailTable> = {
  [Key in keyof Table]: Table[Key] extends readonly [] ? Key : never;
}[keyof Table];

/** Whether a sentence would name what is not said. */
export function lacksDetails(names: readonly string[], details: Details = {}): boolean {
  return names.some((name) => !Object.hasOwn(details, name));
}
