import { useCallback } from 'react';
import type { DoneFor } from '../../shared/bridge/done.ts';
import { done, type Result } from '../../shared/bridge/result.ts';
import type { InputOf, OperationName } from '../../shared/domain/registry.ts';
import { deskside, newKey } from './deskside.ts';
import { useFollowSaving } from './saving.tsx';

export type Run = <Name extends OperationName>(
  operation: Name,
  input: InputOf<Name>,
  key?: string,
) => Promise<Result<DoneFor>>;

/**
 * Returns a function that runs operations. A form passes the key it was opened with, so that a double click has one
 * effect.
 */
export function useRun(): Run {
  const follow = useFollowSaving();
  return useCallback((operation, input, key = newKey()) => follow(answered(operation, input, key)), [follow]);
}

/** Without an answer, the desk may still have executed the operation; if it is reachable, ask for the result. */
async function answered<Name extends OperationName>(
  operation: Name,
  input: InputOf<Name>,
  key: string,
): Promise<Result<DoneFor>> {
  const result = await deskside.run(operation, input, key);
  if (result.ok || result.error.code !== 'unavailable') return result;
  const sent = await deskside.ask('key.sent', { key });
  return sent.ok && sent.value ? done(sent.value.done) : result;
}
