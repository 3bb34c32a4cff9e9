import type { DraftSlot } from '../../shared/bridge/draft.ts';

type TicketTab = Exclude<DraftSlot['tab'], 'intake'>;

export const intakeSlot: DraftSlot = { tab: 'intake' };

export function ticketSlot(tab: TicketTab, ticketId: string): DraftSlot {
  return { tab, ticketId };
}

/** A unique name of a slot. */
export function slotName(slot: DraftSlot): string {
  return slot.tab === 'intake' ? slot.tab : `${slot.tab} ${slot.ticketId}`;
}
