import * as z from 'zod';
import type { Claim, Conflict } from '../claim.ts';
import type { StampedEvent, Target } from '../event.ts';
import type { Id } from '../id.ts';
import { type Stamp, zeroStamp } from '../stamp.ts';

/**
 * A desk record of any kind. The last writer of each field wins; an archived record stays, so that history can name it.
 */
export interface RecordState {
  readonly kind: string;
  readonly id: Id;
  readonly newest: Stamp;
  readonly conflicts: readonly Conflict[];
  readonly fields: Readonly<Record<string, unknown>>;
  readonly retired: boolean;
  readonly replacedBy: Id | null;
  /** The commits that were undone here; missing if there are none. */
  readonly undone?: readonly string[];
}

export function emptyRecord({ kind, id }: Target): RecordState {
  return { kind, id, newest: zeroStamp, conflicts: [], fields: {}, retired: false, replacedBy: null };
}

const putSchema = z.object({ fields: z.record(z.string(), z.unknown()) });
const retiredSchema = z.object({ replacedBy: z.string().nullable() });
const undoneSchema = z.object({ commit: z.string(), stays: z.array(z.string()) });

/** The event types of every record kind, with the schemas of their data. */
export const recordEvents: Readonly<Record<string, z.ZodType>> = {
  'record.put': putSchema,
  'record.retired': retiredSchema,
  /** It is in use again, and its replacement is forgotten. */
  'record.restored': z.object({}),
  'commit.undone': undoneSchema,
  /**
   * On the desk's own record: an administrator regained access. It changes nothing visible, but the journal keeps it.
   */
  'access.recovered': z.object({ agentId: z.string(), way: z.string() }),
};

export function applyRecordEvent(record: RecordState, event: StampedEvent): RecordState {
  const newest = record.newest < event.stamp ? event.stamp : record.newest;
  switch (event.type) {
    case 'record.put':
      return { ...record, newest, fields: { ...record.fields, ...(event.data as z.infer<typeof putSchema>).fields } };
    case 'record.retired':
      return { ...record, newest, retired: true, replacedBy: (event.data as z.infer<typeof retiredSchema>).replacedBy };
    case 'record.restored':
      return { ...record, newest, retired: false, replacedBy: null };
    case 'commit.undone': {
      const { commit } = event.data as z.infer<typeof undoneSchema>;
      return { ...record, newest, undone: [...(record.undone ?? []), commit] };
    }
    default:
      return { ...record, newest };
  }
}

export function claimsOfRecordEvent(event: StampedEvent): readonly Claim[] {
  switch (event.type) {
    case 'record.put':
      return Object.entries((event.data as z.infer<typeof putSchema>).fields).map(([about, value]) => ({
        about,
        value: JSON.stringify(value),
      }));
    case 'record.retired':
    case 'record.restored':
      return [{ about: 'retired', value: event.type }];
    default:
      return [];
  }
}
