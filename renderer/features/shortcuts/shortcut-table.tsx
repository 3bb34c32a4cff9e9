import { useText } from '../../i18n/text.tsx';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { keyWords } from '../../ui/keyboard.ts';
import type { ShortcutGroup } from './shortcut-group.ts';
import styles from './shortcuts.module.css';

/** Shortcuts by group: what each does, and its keys. */
export function ShortcutTable({ groups }: { readonly groups: readonly ShortcutGroup[] }) {
  const text = useText();
  return (
    <div className={styles.groups}>
      {groups.map(({ title, shortcuts }) => (
        <section key={title} className={styles.group} aria-label={title}>
          <h3 className={styles.title}>{title}</h3>
          <dl className={styles.rows}>
            {shortcuts.map(({ name, keys }) => (
              <div key={name} className={styles.row}>
                <dt>{name}</dt>
                <dd className={styles.keys}>
                  {keys.map((chord, index) => (
                    <span key={chord} className={styles.one}>
                      {index > 0 && <span className={styles.or}>{text('shortcuts.or')}</span>}
                      <span className="visually-hidden">{keyWords(chord)}</span>
                      <KeyCaps chord={chord} />
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
