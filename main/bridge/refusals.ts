import { failed } from '../../shared/bridge/result.ts';

export function locked() {
  return failed('locked', 'desk.locked');
}

export function noDesk() {
  return failed('unavailable', 'desk.none');
}

export function agentsOnly() {
  return failed('forbidden', 'access.agents-only');
}

export function administratorsOnly() {
  return failed('forbidden', 'permission.administrator');
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
