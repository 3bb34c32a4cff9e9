import { useCallback } from 'react';
import type { DoneFor } from '../../shared/bridge/done.ts';
import type { Result } from '../../shared/bridge/result.ts';
import type { InputOf, OperationName } from '../../shared/domain/registry.ts';
import { errorText } from '../i18n/sentences/error-text.ts';
import { useText } from '../i18n/text.tsx';
import { useToasts } from '../ui/toast-provider.tsx';
import { useUndo } from './undo.tsx';
import { useRun } from './use-run.ts';

interface ActionOptions {
  readonly key?: string;
  /** What the toast adds below what was done. */
  readonly aside?: string | undefined;
}

interface ActionRunner {
  /** Runs an operation and shows a toast with Undo, or a toast with the error. */
  readonly runAction: <Name extends OperationName>(
    operation: Name,
    input: InputOf<Name>,
    said: string,
    options?: ActionOptions,
  ) => Promise<Result<DoneFor>>;
  /** `undone` is called when the person undoes the operation. */
  readonly offerUndo: (done: DoneFor, said: string, undone?: () => void) => void;
}

export function useAction(): ActionRunner {
  const run = useRun();
  const text = useText();
  const { add } = useToasts();
  const { offer } = useUndo();

  const runAction = useCallback<ActionRunner['runAction']>(
    async (operation, input, said, { key, aside } = {}) => {
      const result = await run(operation, input, key);
      if (result.ok) offer(result.value, said, undefined, aside);
      else add({ title: errorText(text, result.error), priority: 'high' });
      return result;
    },
    [add, offer, run, text],
  );

  return { runAction, offerUndo: offer };
}
