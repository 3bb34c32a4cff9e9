import { type DraftId, type DraftSlot, draftId, draftSlot, slotKey } from '../../shared/bridge/draft.ts';
import { type Id, idSchema } from '../../shared/domain/id.ts';

/** Which of its author's drafts one is. */
export interface DraftRef {
  readonly slot: DraftSlot;
  readonly draftId: DraftId;
}

/** What the name of a draft's file says. Files of older versions have no id: then each slot had one draft. */
export interface NamedDraft {
  readonly agentId: Id;
  readonly slot: DraftSlot;
  readonly draftId: DraftId | undefined;
}

export function draftName(agentId: Id, { slot, draftId: id }: DraftRef): string {
  return `${slotName(agentId, slot)}.${id}`;
}

function slotName(agentId: Id, slot: DraftSlot): string {
  return slot.tab === 'intake' ? `${agentId}.intake` : `${agentId}.${slot.ticketId}.${slot.tab}`;
}

/** Undefined for a file that is no draft. */
export function parseDraftName(name: string): NamedDraft | undefined {
  const [agentId, ...rest] = name.split('.');
  if (!idSchema.safeParse(agentId).success || agentId === undefined) return undefined;
  const last = draftId.safeParse(rest.at(-1));
  // The tabs in names without an id are shorter than any id.
  const [first, tab, ...more] = last.success ? rest.slice(0, -1) : rest;
  const slot = draftSlot.safeParse(tab === undefined ? { tab: first } : { tab, ticketId: first });
  return slot.success && more.length === 0 ? { agentId, slot: slot.data, draftId: last.data } : undefined;
}

const suffix = /\.json(\.new|\.previous)?$/;

/** The documents in a folder, each once, whichever generation of its file is there. */
export function documentNames(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => documentOf(name) ?? []))];
}

/** The document that a file belongs to; undefined for a file that belongs to none. */
export function documentOf(fileName: string): string | undefined {
  return suffix.test(fileName) ? fileName.replace(suffix, '') : undefined;
}

export function isSameSlot(one: DraftSlot, other: DraftSlot): boolean {
  return slotKey(one) === slotKey(other);
}
