import { Toast } from '@base-ui/react/toast';
import { useCallback } from 'react';
import type { DoneFor } from '../../shared/bridge/done.ts';
import type { Result } from '../../shared/bridge/result.ts';
import type { InputOf, OperationName } from '../../shared/domain/registry.ts';
import { errorText } from '../i18n/sentences/error-text.ts';
import { useText } from '../i18n/text.tsx';
import { useUndo } from './undo.tsx';
import { useRun } from './use-run.ts';

interface ActionRunner {
  /** Does an operation and says so in a toast that offers Undo; a refusal is said in a toast too. */
  readonly runAction: <Name extends OperationName>(
    operation: Name,
    input: InputOf<Name>,
    said: string,
    key?: string,
  ) => Promise<Result<DoneFor>>;
  /** `undone` is called when the person undoes it. */
  readonly offerUndo: (done: DoneFor, said: string, undone?: () => void) => void;
}

export function useAction(): ActionRunner {
  const run = useRun();
  const text = useText();
  const { add } = Toast.useToastManager();
  const { offer } = useUndo();

  const runAction = useCallback<ActionRunner['runAction']>(
    async (operation, input, said, key) => {
      const result = await run(operation, input, key);
      if (result.ok) offer(result.value, said);
      else add({ title: errorText(text, result.error), priority: 'high' });
      return result;
    },
    [add, offer, run, text],
  );

  return { runAction, offerUndo: offer };
}
