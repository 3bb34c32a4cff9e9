import { CircleX, Paperclip, RotateCw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { errorText } from '../i18n/problem-text.ts';
import { sizeText } from '../i18n/size.ts';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import styles from './file-list.module.css';
import type { FileInMotion } from './shelf.ts';
import type { Files } from './use-files.ts';

type FileListProps = Pick<Files, 'files' | 'moving' | 'remove' | 'tryAgain'>;

/** The files that go with an entry, those still on their way, and those that could not be taken with the reason. */
export function FileList({ files, moving, remove, tryAgain }: FileListProps) {
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
      {moving.map((file) => (
        <MovingFile key={file.id} file={file} remove={() => remove(file.id)} tryAgain={() => tryAgain(file.id)} />
      ))}
    </ul>
  );
}

interface MovingFileProps {
  readonly file: FileInMotion;
  readonly remove: () => void;
  readonly tryAgain: () => void;
}

function MovingFile({ file: { name, percent, error }, remove, tryAgain }: MovingFileProps) {
  const text = useText();
  const words = error
    ? text('files.failed', { name, problem: errorText(text, error) })
    : text('files.reading', { name, percent });
  return (
    <li className={styles.file} data-failed={error ? true : undefined}>
      {error && <CircleX size={14} aria-hidden="true" />}
      {/* How far it is changes too often to be told. */}
      <span className={error ? styles.problem : 'clipped'} title={name} aria-live={error ? 'polite' : 'off'}>
        {words}
      </span>
      {error && !isFinal.has(error.reason ?? '') && (
        <LineButton
          label={text('files.tryAgain', { name })}
          icon={<RotateCw size={14} aria-hidden="true" />}
          press={(line) => {
            line?.querySelector<HTMLElement>('[data-remove]')?.focus();
            tryAgain();
          }}
        />
      )}
      <RemoveButton name={name} remove={remove} />
    </li>
  );
}

/** What the same file will meet with again, however often it is tried. */
const isFinal: ReadonlySet<string> = new Set(['file.too-large', 'file.wrong-size', 'file.folder']);

function RemoveButton({ name, remove }: { readonly name: string; readonly remove: () => void }) {
  const text = useText();
  return (
    <LineButton
      label={text('files.remove', { name })}
      danger
      icon={<X size={14} aria-hidden="true" />}
      press={(line) => {
        moveFocusOn(line);
        remove();
      }}
      data-remove
    />
  );
}

interface LineButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly press: (line: HTMLElement | null) => void;
  readonly danger?: boolean;
  readonly 'data-remove'?: true;
}

function LineButton({ label, press, ...rest }: LineButtonProps) {
  return (
    <Button
      {...rest}
      look="icon"
      title={label}
      aria-label={label}
      onClick={({ currentTarget }) => press(currentTarget.closest('li'))}
    />
  );
}

/** The line goes with its buttons: the keyboard goes on to the next one, or to where files are chosen. */
function moveFocusOn(line: HTMLElement | null): void {
  const next = line?.nextElementSibling ?? line?.previousElementSibling;
  const button = next?.querySelector<HTMLElement>('[data-remove]');
  const chooser = line?.closest('form')?.querySelector<HTMLElement>('[data-attach]');
  (button ?? chooser)?.focus();
}
