import type { DraftSlot, TicketSlot } from '../../shared/bridge/draft.ts';

export const intakeSlot: DraftSlot = { tab: 'intake' };

export function ticketSlot(tab: TicketSlot['tab'], ticketId: string): DraftSlot {
  return { tab, ticketId };
}

/** A unique name of a slot. */
export function slotName(slot: DraftSlot): string {
  return 'ticketId' in slot ? `${slot.tab} ${slot.ticketId}` : slot.tab;
}
