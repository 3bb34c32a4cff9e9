import { useEffect, useRef } from 'react';
import type { TakeCommand } from './commands.ts';
import { useDesk } from './desk-provider.tsx';

/** Lets a part of the window do what the host asks for, as long as it is there. */
export function useCommands(take: TakeCommand): void {
  const { onCommand } = useDesk();
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => onCommand((command) => latest.current(command)), [onCommand]);
}
