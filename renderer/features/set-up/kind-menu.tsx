import type { Text } from '../../i18n/text.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './kind-menu.module.css';
import type { SetUpKind } from './kind-page.ts';
import { kindPages } from './kinds.ts';

interface KindMenuProps {
  readonly kind: SetUpKind;
  readonly text: Text;
  readonly onKind: (kind: string) => void;
}

/** The kinds as a menu, where they have no column of their own. */
export function KindMenu({ kind, text, onKind }: KindMenuProps) {
  return (
    <div className={styles.menu}>
      <Select
        aria-label={text('deskSetUp.kinds')}
        disabled={false}
        options={kindPages.map((each) => ({ value: each.kind, label: text(`deskSetUp.${each.kind}.title`) }))}
        value={kind}
        onChange={({ target }) => onKind(target.value)}
      />
    </div>
  );
}
