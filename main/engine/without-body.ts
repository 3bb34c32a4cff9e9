import type { StampedEvent } from '../../shared/domain/event.ts';

/** A ticket holds no bodies, so they need not be held while it is folded either. */
export function withoutBody(event: StampedEvent): StampedEvent {
  if (event.type !== 'conversation.posted') return event;
  return { ...event, data: { ...(event.data as object), body: { html: '', text: '' } } };
}
