import { type Match, matchOf, rankOf } from '../../ui/match.ts';
import type { PaletteItem, PaletteSection } from './palette-item.ts';

export interface RankedItem {
  readonly item: PaletteItem;
  /** The parts of its name that were typed. */
  readonly marks: Match['marks'];
}

export interface RankedSection extends Omit<PaletteSection, 'items'> {
  readonly items: readonly RankedItem[];
}

/** The same each time, so that an item without marks is drawn once. */
export const noMarks: Match['marks'] = [];

/** Behind every section that has an answer. */
const afterAll = Number.MAX_SAFE_INTEGER;

/** The most items of a section that answer to a text. */
const mostFound = 8;

/**
 * What the palette shows for a text: in each section what begins with it, then what has it in words, in initials, or
 * inside. Of equals, what was used last comes first, and what cannot be run comes last. The section with the best answer
 * leads, so that Enter runs that. Without a text, everything that is not only to be found is shown in its order, with what cannot
 * be run at the end.
 */
export function ranked(
  sections: readonly PaletteSection[],
  typed: string,
  used: readonly string[],
): readonly RankedSection[] {
  if (typed.trim() === '') {
    const first = sections.filter(({ isFoundOnly = false }) => !isFoundOnly);
    return shown(
      first.map((section) => ({ ...section, items: runnableFirst(section.items).slice(0, section.mostAtFirst) })),
    );
  }
  const found = sections.map((section) => foundIn(section, typed, used));
  return shown(found.toSorted((one, other) => one.best - other.best));
}

interface Found extends RankedSection {
  readonly best: number;
}

function foundIn({ items, ...section }: PaletteSection, typed: string, used: readonly string[]): Found {
  const found = items
    .flatMap((item) => {
      const match = matchOf(typed, nameAlone(item), item.related);
      const alias = item.alias === undefined ? undefined : matchOf(typed, item.alias);
      const found = [match, alias].filter((one) => one !== undefined);
      const rank = Math.min(...found.map(({ way }) => rankOf(way)));
      return found.length > 0 ? [{ item, marks: match?.marks ?? noMarks, rank }] : [];
    })
    .toSorted(
      (one, other) =>
        one.rank - other.rank ||
        lackRank(one.item) - lackRank(other.item) ||
        recency(used, one.item) - recency(used, other.item),
    );
  return {
    ...section,
    items: found.slice(0, mostFound).map(({ item, marks }) => ({ item, marks })),
    best: section.isFoundOnly ? afterAll : bestOf(found[0]),
  };
}

/** Of equal answers, one that can be run leads. */
function bestOf(first: { readonly item: PaletteItem; readonly rank: number } | undefined): number {
  return first ? first.rank + lackRank(first.item) / 2 : Number.POSITIVE_INFINITY;
}

function runnableFirst(items: readonly PaletteItem[]): readonly RankedItem[] {
  return items.toSorted((one, other) => lackRank(one) - lackRank(other)).map((item) => ({ item, marks: noMarks }));
}

function shown(sections: readonly RankedSection[]): readonly RankedSection[] {
  return sections.flatMap(({ id, title, items }) => (items.length > 0 ? [{ id, title, items }] : []));
}

function lackRank({ lack }: PaletteItem): number {
  return lack === undefined ? 0 : 1;
}

function recency(used: readonly string[], { id }: PaletteItem): number {
  const index = used.indexOf(id);
  return index < 0 ? used.length : index;
}

/** Whether a command asks for more is no part of its name: “close” is the whole name of “Close…”. */
function nameAlone({ name }: PaletteItem): string {
  return name.replace(/…$/, '');
}

/** Without the tickets that a section before already shows, such as those that were opened last. */
export function withoutShown(section: RankedSection, before: readonly RankedSection[]): RankedSection {
  const known = new Set(before.flatMap(({ items }) => items.map(({ item }) => item.ticketId)));
  const items = section.items.filter(({ item }) => item.ticketId === undefined || !known.has(item.ticketId));
  return { ...section, items };
}
