import type * as z from 'zod';
import { accessQueries } from './access.ts';
import { auditQueries } from './audit.ts';
import { bulkCalls, bulkQueries } from './bulk.ts';
import { computerCalls, computerQueries } from './computer.ts';
import { deskCalls, deskQueries } from './desk.ts';
import { draftCalls, draftQueries } from './drafts.ts';
import { fileCalls } from './files.ts';
import { inboxCalls, inboxQueries } from './inbox.ts';
import { meCalls, meQueries } from './me.ts';
import { peopleQueries } from './people.ts';
import { queueCalls, queueQueries } from './queues.ts';
import { recordCalls, recordQueries } from './records.ts';
import { recoveryCalls, recoveryQueries } from './recovery.ts';
import { searchCalls, searchQueries } from './search.ts';
import { sessionCalls } from './session.ts';
import { ticketQueries } from './tickets.ts';
import { trailCalls, trailQueries } from './trail.ts';
import { windowCalls } from './window.ts';

/** All queries of all areas. */
export const queries = {
  ...accessQueries,
  ...bulkQueries,
  ...auditQueries,
  ...computerQueries,
  ...deskQueries,
  ...draftQueries,
  ...inboxQueries,
  ...meQueries,
  ...peopleQueries,
  ...queueQueries,
  ...recordQueries,
  ...recoveryQueries,
  ...searchQueries,
  ...ticketQueries,
  ...trailQueries,
} as const;

/** All calls of all areas. */
export const calls = {
  ...bulkCalls,
  ...computerCalls,
  ...deskCalls,
  ...draftCalls,
  ...fileCalls,
  ...inboxCalls,
  ...meCalls,
  ...queueCalls,
  ...recordCalls,
  ...recoveryCalls,
  ...searchCalls,
  ...sessionCalls,
  ...trailCalls,
  ...windowCalls,
} as const;

export type QueryName = keyof typeof queries;
export type QueryInput<Name extends QueryName> = z.input<(typeof queries)[Name]['input']>;
/** An input after its schema has parsed it. */
export type QueryOutput<Name extends QueryName> = z.output<(typeof queries)[Name]['input']>;
export type QueryAnswer<Name extends QueryName> = NonNullable<(typeof queries)[Name]['answer']>[0];

export type CallName = keyof typeof calls;
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]['input']>;
export type CallOutput<Name extends CallName> = z.output<(typeof calls)[Name]['input']>;
export type CallAnswer<Name extends CallName> = NonNullable<(typeof calls)[Name]['answer']>[0];
/** Whether a call requires a key, or must not have one. */
export type CallKey<Name extends CallName> = (typeof calls)[Name]['isKeyed'] extends true
  ? [key: string]
  : [key?: undefined];
