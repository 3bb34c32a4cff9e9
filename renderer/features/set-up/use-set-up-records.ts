import type { UseQueryResult } from '@tanstack/react-query';
import type { AnyRecordList } from '../../../shared/bridge/contract/records.ts';
import type { DeskError } from '../../../shared/bridge/result.ts';
import type { DeskRecords } from '../../../shared/domain/records/desk-records.ts';
import type { RecordKind } from '../../../shared/domain/records/registry.ts';
import { useAnswers } from '../../bridge/answers.ts';
import { AskFailed } from '../../bridge/ask-failed.ts';
import { recordsOf } from './records-of.ts';

/** The kinds that are listed here, or that records of those refer to. */
const readKinds = [
  'agent',
  'department',
  'desk',
  'field',
  'plan',
  'priority',
  'queue',
  'role',
  'schedule',
  'status',
  'team',
  'topic',
] as const satisfies readonly RecordKind[];

const inputs = readKinds.map((kind) => ({ kind, archived: true }));

interface SetUpRecords {
  /** Undefined until all of them are loaded. */
  readonly records: DeskRecords | undefined;
  readonly error: DeskError | undefined;
  /** Asks again for everything. */
  readonly reload: () => Promise<void>;
}

const queueInputs = (['queue', 'field'] as const).map((kind) => ({ kind, archived: true }));

/** The queues that an agent may read, those of everybody and their own, and the fields that they can show. */
export function useQueueRecords(): SetUpRecords {
  return useAnswers('records.list', queueInputs, combined);
}

/** All desk records, archived ones included. They follow changes from anywhere. */
export function useSetUpRecords(): SetUpRecords {
  return useAnswers('records.list', inputs, combined);
}

function combined(answers: readonly UseQueryResult<AnyRecordList>[]): SetUpRecords {
  const lists = answers.map(({ data }) => data).filter((list) => list !== undefined);
  const failure = answers.find(({ error }) => error instanceof AskFailed)?.error;
  return {
    records: lists.length === answers.length ? recordsOf(lists) : undefined,
    error: failure instanceof AskFailed ? failure.error : undefined,
    reload: async () => {
      await Promise.all(answers.map(({ refetch }) => refetch()));
    },
  };
}
