import { useRef } from 'react';
import type { DoneFor } from '../../../shared/bridge/done.ts';
import type { Result } from '../../../shared/bridge/result.ts';
import type { InputOf } from '../../../shared/domain/registry.ts';
import { newKey } from '../../bridge/deskside.ts';
import { useRun } from '../../bridge/use-run.ts';

/** Saves a record, each time under the same key until that is answered, so that a lost answer has no second effect. */
export function useSaveRecord(): (input: InputOf<'record.put'>) => Promise<Result<DoneFor>> {
  const run = useRun();
  const key = useRef(newKey());
  return async (input) => {
    const result = await run('record.put', input, key.current);
    if (result.ok || result.error.reason === 'key.reused') key.current = newKey();
    return result;
  };
}
