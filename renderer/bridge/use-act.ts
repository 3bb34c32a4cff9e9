import { Toast } from '@base-ui/react/toast';
import { useCallback } from 'react';
import type { Done } from '../../shared/bridge/done.ts';
import type { Result } from '../../shared/bridge/result.ts';
import type { InputOf, OperationName } from '../../shared/domain/registry.ts';
import { errorText } from '../i18n/problem-text.ts';
import { useText } from '../i18n/text.tsx';
import { useRun } from './use-run.ts';

const toastMs = 10_000;

interface Act {
  /** Does an operation and says so in a toast that offers Undo; a refusal is said in a toast too. */
  readonly act: <Name extends OperationName>(
    operation: Name,
    input: InputOf<Name>,
    said: string,
    key?: string,
  ) => Promise<Result<Done>>;
  /** `undone` hears when somebody took the offer. */
  readonly offerUndo: (done: Done, said: string, undone?: () => void) => void;
}

export function useAct(): Act {
  const run = useRun();
  const text = useText();
  const { add, close } = Toast.useToastManager();

  const offerUndo = useCallback(
    ({ commit }: Done, said: string, undone?: () => void) => {
      async function undo(toastId: string): Promise<void> {
        close(toastId);
        const result = await run('commit.undo', { commit });
        if (result.ok) undone?.();
        const outcome = result.ok
          ? text(result.value.stays.length > 0 ? 'toast.undoneStays' : 'toast.undone')
          : errorText(text, result.error);
        add({ title: outcome, timeout: toastMs });
      }
      const id = add({
        title: said,
        timeout: toastMs,
        actionProps: { children: text('common.undo'), onClick: () => void undo(id) },
      });
    },
    [add, close, run, text],
  );

  const act = useCallback<Act['act']>(
    async (operation, input, said, key) => {
      const result = await run(operation, input, key);
      if (result.ok) offerUndo(result.value, said);
      else add({ title: errorText(text, result.error), timeout: toastMs, priority: 'high' });
      return result;
    },
    [add, offerUndo, run, text],
  );

  return { act, offerUndo };
}
