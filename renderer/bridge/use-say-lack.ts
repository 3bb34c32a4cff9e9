import { useCallback } from 'react';
import type { Need } from '../../shared/bridge/command-needs.ts';
import type { Id } from '../../shared/domain/id.ts';
import { useText } from '../i18n/text.tsx';
import { useToasts } from '../ui/toast-provider.tsx';
import { lackText } from './lack-text.ts';

/** Says why a command is unavailable, and who could run it. */
export function useSayLack(): (lack: Need, shownTicket: Id | null) => void {
  const text = useText();
  const { add } = useToasts();
  return useCallback(
    (lack, shownTicket) => void lackText(text, lack, shownTicket).then((title) => add({ title })),
    [text, add],
  );
}
