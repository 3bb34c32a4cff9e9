import { failed } from '../../shared/bridge/result.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { whoCould } from '../../shared/domain/who-could.ts';

export function locked() {
  return failed('locked', 'desk.locked');
}

export function noDesk() {
  return failed('unavailable', 'desk.none');
}

export function agentsOnly() {
  return failed('forbidden', 'access.agents-only');
}

/** Tells an agent who the administrators are. */
export function administratorsOnly(records: DeskRecords, nowMs: number) {
  const could = whoCould(records, ['administrator'], [], nowMs);
  return failed('forbidden', 'permission.administrator', { could });
}

export function noSuchTicket() {
  return failed('not-found', 'ticket.unseen');
}

export function noSuchQueue() {
  return failed('not-found', 'queue.unseen');
}

export function browserDecides() {
  return failed('unavailable', 'computer.browser');
}
