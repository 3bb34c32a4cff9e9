import type { Event } from 'electron';

/** An event that can be prevented, and whose prevention can be seen. */
export function fakeEvent<Details extends object = object>(details?: Details): Event<Details> {
  let isPrevented = false;
  return Object.defineProperties(Object.assign({}, details), {
    preventDefault: {
      value: () => {
        isPrevented = true;
      },
    },
    defaultPrevented: { get: () => isPrevented },
  }) as Event<Details>; // Safe: both of the event's own members were defined here.
}
