import { Printer } from 'lucide-react';
import { useId, useState } from 'react';
import { usePreferences } from '../../bridge/preferences.tsx';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogFoot } from '../../ui/dialog.tsx';
import { Input } from '../../ui/input.tsx';
import { matchOf } from '../../ui/match.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { useBeforePrint } from '../../ui/use-before-print.ts';
import type { ShortcutGroup } from './shortcut-group.ts';
import { ShortcutTable } from './shortcut-table.tsx';
import styles from './shortcuts.module.css';

interface ShortcutSheetProps {
  readonly groups: readonly ShortcutGroup[];
  readonly onClose: () => void;
}

/** All keyboard shortcuts, to be searched and printed. */
export function ShortcutSheet({ groups, onClose }: ShortcutSheetProps) {
  const text = useText();
  const { singleKeys } = usePreferences();
  const [typed, setTyped] = useState('');
  const [printing, setPrinting] = useState<'asked' | 'outside' | null>(null);
  const listId = useId();
  const found = foundIn(groups, typed);
  const count = found.reduce((sum, { shortcuts }) => sum + shortcuts.length, 0);
  useBeforePrint(
    () => setPrinting((now) => now ?? 'outside'),
    () => setPrinting(null),
  );

  return (
    <Dialog title={text('shortcuts.title')} closeLabel={text('common.close')} onClose={onClose} width="large">
      <div className={styles.find}>
        <Input
          type="text"
          aria-label={text('shortcuts.filter')}
          aria-controls={listId}
          placeholder={text('shortcuts.filter')}
          value={typed}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable element must be reachable with the keyboard */}
      <section id={listId} className={styles.body} aria-label={text('shortcuts.title')} tabIndex={0}>
        {count === 0 ? (
          <p className={styles.none}>{text('shortcuts.none', { text: typed.trim() })}</p>
        ) : (
          <ShortcutTable groups={found} />
        )}
      </section>
      <DialogFoot hint={text(singleKeys ? 'shortcuts.singleKeys.on' : 'shortcuts.singleKeys.off')}>
        <Button icon={<Printer size={16} aria-hidden="true" />} onClick={() => setPrinting('asked')}>
          {text('shortcuts.print')}
        </Button>
      </DialogFoot>
      <output className="visually-hidden">{text('shortcuts.count', { count })}</output>
      {printing && (
        <Sheet title={text('shortcuts.title')} onReady={() => printing === 'asked' && window.print()}>
          <h1 className={styles.printedTitle}>{text('shortcuts.title')}</h1>
          <ShortcutTable groups={groups} />
        </Sheet>
      )}
    </Dialog>
  );
}

function foundIn(groups: readonly ShortcutGroup[], typed: string): readonly ShortcutGroup[] {
  return groups
    .map(({ title, shortcuts }) => ({
      title,
      shortcuts: shortcuts.filter(({ name }) => matchOf(typed, name, title) !== undefined),
    }))
    .filter(({ shortcuts }) => shortcuts.length > 0);
}
