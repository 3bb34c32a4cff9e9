import { useCallback } from 'react';
import type { DoneFor } from '../../shared/bridge/done.ts';
import type { Result } from '../../shared/bridge/result.ts';
import type { InputOf, OperationName } from '../../shared/domain/registry.ts';
import { deskside, newKey } from './deskside.ts';
import { useFollowSaving } from './saving.tsx';

export type Run = <Name extends OperationName>(
  operation: Name,
  input: InputOf<Name>,
  key?: string,
) => Promise<Result<DoneFor>>;

/** Does operations. A form hands in the key it was opened with, so that pressing twice does it once. */
export function useRun(): Run {
  const follow = useFollowSaving();
  return useCallback((operation, input, key = newKey()) => follow(deskside.run(operation, input, key)), [follow]);
}
