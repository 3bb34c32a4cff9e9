import { useEffect, useRef } from 'react';
import type { CommandHandler } from './commands.ts';
import { useDesk } from './desk-provider.tsx';

/** Handles the host’s commands while the component is mounted. */
export function useCommands(take: CommandHandler): void {
  const { onCommand } = useDesk();
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => onCommand((command) => latest.current(command)), [onCommand]);
}
