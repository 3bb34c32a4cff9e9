import { type DraftId, type DraftSlot, draftId, draftSlot, slotKey } from '../../shared/bridge/draft.ts';
import { type Id, idSchema } from '../../shared/domain/id.ts';

/** Identifies a draft among those of its author. */
export interface DraftRef {
  readonly slot: DraftSlot;
  readonly draftId: DraftId;
}

/** The parts of a draft's file name. Earlier versions had one draft per slot, so their file names contain no id. */
export interface NamedDraft {
  readonly agentId: Id;
  readonly slot: DraftSlot;
  readonly draftId: DraftId | undefined;
}

export function draftName(agentId: Id, { slot, draftId: id }: DraftRef): string {
  return `${slotName(agentId, slot)}.${id}`;
}

function slotName(agentId: Id, slot: DraftSlot): string {
  return 'ticketId' in slot ? `${agentId}.${slot.ticketId}.${slot.tab}` : `${agentId}.${slot.tab}`;
}

/** Undefined if the file is not a draft. */
export function parseDraftName(name: string): NamedDraft | undefined {
  const [agentId, ...rest] = name.split('.');
  if (!idSchema.safeParse(agentId).success || agentId === undefined) return undefined;
  const last = draftId.safeParse(rest.at(-1));
  // Names without an ID come from versions whose tabs were all shorter than any ID.
  const [first, tab, ...more] = last.success ? rest.slice(0, -1) : rest;
  const slot = draftSlot.safeParse(tab === undefined ? { tab: first } : { tab, ticketId: first });
  return slot.success && more.length === 0 ? { agentId, slot: slot.data, draftId: last.data } : undefined;
}

const suffix = /\.json(\.new|\.previous)?$/;

/** The documents in a folder, without duplicates for their generations. */
export function documentNames(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => documentOf(name) ?? []))];
}

/** The document that a file belongs to; undefined if it belongs to none. */
export function documentOf(fileName: string): string | undefined {
  return suffix.test(fileName) ? fileName.replace(suffix, '') : undefined;
}

export function isSameSlot(one: DraftSlot, other: DraftSlot): boolean {
  return slotKey(one) === slotKey(other);
}
