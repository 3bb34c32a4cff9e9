import { usePreferences } from '../bridge/preferences.tsx';
import { useQueues } from '../bridge/use-queues.ts';
import { ShortcutSheet } from '../features/shortcuts/shortcut-sheet.tsx';
import { useText } from '../i18n/text.tsx';
import { shortcutGroups } from './shortcut-groups.ts';

export interface ShortcutHostProps {
  readonly hasMenu: boolean;
  readonly onClose: () => void;
}

/** The shortcuts from the tables of commands and queues. */
export function ShortcutHost({ hasMenu, onClose }: ShortcutHostProps) {
  const text = useText();
  const { singleKeys } = usePreferences();
  const { list } = useQueues();
  return <ShortcutSheet groups={shortcutGroups(text, { singleKeys, hasMenu }, list)} onClose={onClose} />;
}
