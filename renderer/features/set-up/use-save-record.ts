import { useRef, useState } from 'react';
import type { SavedAgent } from '../../../shared/bridge/contract/records.ts';
import { done, type Result } from '../../../shared/bridge/result.ts';
import type { RecordKind } from '../../../shared/domain/records/registry.ts';
import type { InputOf } from '../../../shared/domain/registry.ts';
import { deskside, newKey } from '../../bridge/deskside.ts';
import { useFollowSaving } from '../../bridge/saving.tsx';
import { useRun } from '../../bridge/use-run.ts';
import { createSaveAgent } from './agents/save-agent.ts';

export type SavedRecord = SavedAgent;

type SaveRecord = (input: InputOf<'record.put'>, secret: string | null) => Promise<Result<SavedRecord>>;

/**
 * Saves a record, each time under the same key until that is answered, so that a lost answer has no second effect. An
 * agent is saved together with a new secret, if there is one.
 */
export function useSaveRecord(kind: RecordKind): SaveRecord {
  const run = useRun();
  const follow = useFollowSaving();
  const key = useRef(newKey());
  const [saveAgent] = useState(() => createSaveAgent(deskside.call, newKey));

  async function saveRecord(input: InputOf<'record.put'>): Promise<Result<SavedRecord>> {
    const result = await run('record.put', input, key.current);
    if (result.ok || result.error.reason === 'key.reused') key.current = newKey();
    return result.ok ? done({ done: result.value, unprotected: false }) : result;
  }

  if (kind !== 'agent') return saveRecord;
  return ({ id, fields, basedOn }, secret) => follow(saveAgent({ id, fields, ...(basedOn && { basedOn }), secret }));
}
