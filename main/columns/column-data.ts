export type ColumnArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** What a group of columns holds, as it is stored in a file: a few large arrays, and the rest as plain data. */
export interface ColumnData {
  readonly json: unknown;
  readonly arrays: Readonly<Record<string, ColumnArray>>;
}

/** Several groups as one: the names of their arrays begin with the name of the group. */
export function joinedData(groups: Readonly<Record<string, ColumnData>>): ColumnData {
  const json: Record<string, unknown> = {};
  const arrays: Record<string, ColumnArray> = {};
  for (const [group, data] of Object.entries(groups)) {
    json[group] = data.json;
    for (const [name, array] of Object.entries(data.arrays)) arrays[`${group}.${name}`] = array;
  }
  return { json, arrays };
}

/** One group of those that were joined. */
export function dataIn({ json, arrays }: ColumnData, group: string): ColumnData {
  const prefix = `${group}.`;
  const ofGroup = Object.entries(arrays).filter(([name]) => name.startsWith(prefix));
  return {
    json: typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>)[group] : undefined,
    arrays: Object.fromEntries(ofGroup.map(([name, array]) => [name.slice(prefix.length), array])),
  };
}
