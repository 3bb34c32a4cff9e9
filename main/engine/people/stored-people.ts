import { type ColumnData, dataIn, joinedData } from '../../columns/column-data.ts';
import { arrayIn } from '../../columns/growing.ts';
import { createTextColumn, type TextColumn, textsIn } from '../../columns/text-column.ts';
import { createTextIndex, type TextIndex } from '../../columns/text-index.ts';
import type { StoredPlaces } from '../stored-places.ts';
import type { KeyIndex } from './key-index.ts';
import { personFrom } from './person-text.ts';
import type { Replacements } from './replacements.ts';

interface PeopleColumns {
  readonly ids: TextIndex;
  readonly texts: TextColumn;
  readonly names: KeyIndex;
  readonly emails: KeyIndex;
  readonly places: StoredPlaces;
  readonly replacements: Replacements;
}

/** People as data for a file. `replaced` names those of them who were replaced by somebody. */
export function savePeople(
  { ids, texts, names, emails, replacements }: PeopleColumns,
  chosen: readonly number[],
): ColumnData {
  const saved = { ids: createTextIndex(), texts: createTextColumn() };
  const replaced: number[] = [];
  for (const [index, ordinal] of chosen.entries()) {
    const id = ids.textAt(ordinal);
    saved.ids.add(id);
    saved.texts.pushBytes(texts.bytesAt(ordinal));
    if (replacements.isReplaced(id)) replaced.push(index);
  }
  return joinedData({
    ids: saved.ids.whole(),
    texts: saved.texts.part(0, chosen.length),
    keys: {
      json: replaced,
      arrays: { names: Uint32Array.from(chosen, names.hashAt), emails: Uint32Array.from(chosen, emails.hashAt) },
    },
  });
}

/** The most people that are loaded in one go: less than a millisecond. */
const step = 256;

/**
 * Adds the people of a file, or of no file, in steps; somebody who is known may be newer. The first ones, which are in no
 * file, are added at once.
 */
export function* loadPeople(columns: PeopleColumns, data: ColumnData, place: number | undefined): Iterable<unknown> {
  const { ids, texts, names, emails, places, replacements } = columns;
  const [storedIds, storedTexts] = [dataIn(data, 'ids'), dataIn(data, 'texts')];
  const keys = dataIn(data, 'keys');
  const [nameHashes, emailHashes] = [arrayIn(keys, 'names', 'u32'), arrayIn(keys, 'emails', 'u32')];
  const replaced = new Set(keys.json as readonly number[]); // Safe: `savePeople` wrote it.

  function noteReplaced(ordinal: number): void {
    replacements.note(personFrom(ids.textAt(ordinal), texts.get(ordinal)));
  }

  if (ids.length === 0 && place === undefined) {
    ids.restore(storedIds);
    texts.load(storedTexts);
    names.load(nameHashes);
    emails.load(emailHashes);
    for (const index of replaced) noteReplaced(index);
    return;
  }
  const stored = { ids: textsIn(storedIds), texts: textsIn(storedTexts) };
  for (let index = 0; index < stored.ids.length; index += 1) {
    if (index % step === 0) yield;
    const text = stored.texts.bytesAt(index);
    const ordinal = ids.addBytes(stored.ids.bytesAt(index));
    if (ordinal === texts.length) {
      texts.pushBytes(text);
      names.pushHash(nameHashes[index] ?? 0);
      emails.pushHash(emailHashes[index] ?? 0);
      if (replaced.has(index)) noteReplaced(ordinal);
      if (place !== undefined) places.assign([ordinal], place);
    } else if (place !== undefined && places.isUnknown(ordinal)) {
      // The newest file that has a person tells whether anything has changed since: an older one may be the same again.
      places.assign([ordinal], texts.holds(ordinal, text) ? place : 0);
    }
  }
}
