import type { StampedEvent } from '../../shared/domain/event.ts';

/** Tickets hold no bodies, so bodies are dropped before folding to save memory. */
export function withoutBody(event: StampedEvent): StampedEvent {
  if (event.type !== 'conversation.posted') return event;
  return { ...event, data: { ...(event.data as object), body: { html: '', text: '' } } };
}
