import * as z from 'zod';
import { idSchema } from '../../domain/id.ts';
import { recordKindNames } from '../../domain/records/registry.ts';
import type { AuditEntry } from '../../views/audit.ts';
import type { SignInAttempt } from '../sign-ins.ts';
import { query } from './declare.ts';

/** People are no part of the setup: their changes belong to tickets. */
const auditedKinds = recordKindNames.filter((kind) => kind !== 'person');

const time = z.number().nullable().default(null);

const filter = {
  agentId: idSchema.nullable().default(null),
  kind: z.enum(auditedKinds).nullable().default(null),
  recordId: idSchema.nullable().default(null),
  /** From this time on. */
  fromMs: time,
  /** Before this time. */
  untilMs: time,
};

const signInFilter = { agentId: filter.agentId, fromMs: time, untilMs: time };

export interface SignInPage {
  readonly attempts: readonly (SignInAttempt & { readonly agentName: string; readonly byName: string })[];
  /** The number of all that match. */
  readonly total: number;
}

/** Where the next part of a list begins, as the part before it said. */
const place = z.strictObject({ timeMs: z.number(), device: z.string().max(100), seq: z.int().min(1) });

export interface AuditPage {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  readonly next: z.infer<typeof place> | null;
}

export interface AuditTable {
  readonly text: string;
  /** The earlier changes that are not in it: how many, and the time of the newest; null if all are. */
  readonly left: { readonly count: number; readonly newestMs: number } | null;
}

const shows = auditedKinds.map((kind) => `record:${kind}` as const);

export const auditQueries = {
  /** Who changed what in the desk’s setup, on every device. */
  'audit.changes': query<AuditPage>()(
    z.strictObject({ ...filter, after: place.nullable().default(null), limit: z.int().min(1).max(100) }),
    { for: 'administrator', shows },
  ),
  /** The same as a table for other programs. */
  'audit.changes.csv': query<AuditTable>()(z.strictObject(filter), { for: 'administrator', shows }),
  /** Who signed in on this computer, or tried to, the latest first. */
  'audit.signIns': query<SignInPage>()(
    z.strictObject({ ...signInFilter, offset: z.int().min(0), limit: z.int().min(1).max(100) }),
    { for: 'administrator', shows: ['sign-ins', 'record:agent'] },
  ),
  'audit.signIns.csv': query<{ readonly text: string }>()(z.strictObject(signInFilter), {
    for: 'administrator',
    shows: ['sign-ins', 'record:agent'],
  }),
} as const;
