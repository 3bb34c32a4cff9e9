import { Paperclip, X } from 'lucide-react';
import type { MouseEvent } from 'react';
import { errorText } from '../i18n/problem-text.ts';
import { sizeText } from '../i18n/size.ts';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import styles from './file-list.module.css';
import type { Files } from './use-files.ts';

/** The files that go with an entry, those still on their way, and those that could not be taken with the reason. */
export function FileList({ files, moving, remove }: Pick<Files, 'files' | 'moving' | 'remove'>) {
  const text = useText();
  if (files.length + moving.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={text('thread.files')}>
      {files.map(({ fileId, name, size }) => (
        <li key={fileId} className={styles.file}>
          <Paperclip size={14} aria-hidden="true" />
          <span className="clipped" title={name}>
            {name}
          </span>
          <span className={styles.size}>{sizeText(text, size)}</span>
          <RemoveButton name={name} remove={() => remove(fileId)} />
        </li>
      ))}
      {moving.map(({ id, name, percent, error }) => (
        <li key={id} className={styles.file} data-failed={error !== null}>
          <span>{error ? `${name}: ${errorText(text, error)}` : text('files.reading', { name, percent })}</span>
          {error && <RemoveButton name={name} remove={() => remove(id)} />}
        </li>
      ))}
    </ul>
  );
}

function RemoveButton({ name, remove }: { readonly name: string; readonly remove: () => void }) {
  const text = useText();
  return (
    <Button
      look="icon"
      icon={<X size={14} aria-hidden="true" />}
      aria-label={text('files.remove', { name })}
      onClick={(event) => {
        moveFocusOn(event);
        remove();
      }}
    />
  );
}

/** The button goes with its file: the keyboard goes on to the next one, or to where files are chosen. */
function moveFocusOn({ currentTarget }: MouseEvent<HTMLButtonElement>): void {
  const buttons = [...(currentTarget.closest('ul')?.querySelectorAll('button') ?? [])];
  const at = buttons.indexOf(currentTarget);
  const next = buttons[at + 1] ?? buttons[at - 1];
  const chooser = currentTarget.closest('form')?.querySelector<HTMLElement>('[data-attach]');
  (next ?? chooser)?.focus();
}
