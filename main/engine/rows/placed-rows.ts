import type { StoredPlaces } from '../stored-places.ts';
import type { RowTable } from './row-table.ts';

/** The same rows; each change of one is noted. */
export function placedRows(rows: RowTable, places: StoredPlaces): RowTable {
  return {
    ...rows,
    put: (row) => {
      const ordinal = rows.put(row);
      places.changed(ordinal);
      return ordinal;
    },
    drop: (id) => {
      const ordinal = rows.drop(id);
      if (ordinal >= 0) places.changed(ordinal);
      return ordinal;
    },
  };
}
