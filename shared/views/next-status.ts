import * as z from 'zod';

const nextStatus = z.strictObject({
  /** Null as long as sending changes nothing. */
  statusId: z.string().nullable(),
  reason: z.string(),
  /** In the format of a datetime-local field. */
  until: z.string(),
});

/** The status that a ticket gets with the next entry, and what was entered about its waiting. */
export type NextStatus = Readonly<z.infer<typeof nextStatus>>;

export const noNextStatus: NextStatus = { statusId: null, reason: '', until: '' };

/** Whether anything was typed with the status, which would be lost. */
export function isEntered({ statusId, reason, until }: NextStatus): boolean {
  return statusId !== null && (reason !== '' || until !== '');
}

/** What was chosen or entered since `sent`. */
export function newerStatus(sent: NextStatus, now: NextStatus): NextStatus {
  if (now.reason !== sent.reason || now.until !== sent.until) return now;
  return now.statusId === sent.statusId ? noNextStatus : { ...noNextStatus, statusId: now.statusId };
}

/** What a stored document says of it; nothing if that cannot be read. */
export function nextStatusIn(doc: unknown): NextStatus {
  return stored.safeParse(doc).data?.attrs.next ?? noNextStatus;
}

const stored = z.object({ attrs: z.object({ next: nextStatus.nullable() }) });
