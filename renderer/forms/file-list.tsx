import { CircleX, Paperclip, RotateCw, X } from 'lucide-react';
import { type FocusEvent, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { mostFiles } from '../../shared/domain/body.ts';
import { errorText } from '../i18n/sentences/error-text.ts';
import { sizeText } from '../i18n/size.ts';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import styles from './file-list.module.css';
import type { FileUpload } from './file-uploads.ts';
import type { Files } from './use-files.ts';

type FileListProps = Pick<Files, 'files' | 'moving' | 'remove' | 'tryAgain'>;

/** Attached files, uploads in progress, and failed uploads with the reason. */
export function FileList({ files, moving, remove, tryAgain }: FileListProps) {
  const text = useText();
  const list = useFaultsInView(moving.filter(({ error }) => error !== null).length);
  const keepFocus = useFocusOfReplaced(list);
  if (files.length + moving.length === 0) return null;
  const tooMany = moving.filter(isTooMany);
  const others = moving.filter((file) => !isTooMany(file));
  const room = mostFiles - files.length - others.filter(({ error }) => error === null).length;
  return (
    <ul ref={list} className={styles.list} aria-label={text('thread.files')} onFocus={keepFocus}>
      {files.map(({ fileId, name, size }) => (
        <li key={fileId} className={styles.file}>
          <Paperclip size={14} aria-hidden="true" />
          <span className="clipped" title={name}>
            {name}
          </span>
          <span className={styles.size}>{sizeText(text, size)}</span>
          <RemoveButton label={text('files.remove', { name })} remove={() => remove(fileId)} />
        </li>
      ))}
      {[...others, ...(tooMany.length > 1 ? [] : tooMany)].map((file) => (
        <MovingFile
          key={file.id}
          file={file}
          remove={() => remove(file.id)}
          tryAgain={isFinal(file, room) ? undefined : () => tryAgain(file.id)}
        />
      ))}
      {tooMany.length > 1 && (
        <FilesOverLimit files={tooMany} remove={remove} tryAgain={room > 0 ? tryAgain : undefined} />
      )}
    </ul>
  );
}

function isTooMany({ error }: FileUpload): boolean {
  return error?.reason === 'attachments.too-many';
}

/** Scrolls the first failed upload into view when another one fails, because the list may extend below the fold. */
function useFaultsInView(count: number) {
  const list = useRef<HTMLUListElement>(null);
  const before = useRef(count);
  useEffect(() => {
    if (count > before.current) list.current?.querySelector('[data-failed]')?.scrollIntoView({ block: 'nearest' });
    before.current = count;
  }, [count]);
  return list;
}

/** A finished upload replaces its line. If a button of the line had the focus, the new button of that name gets it. */
function useFocusOfReplaced(list: RefObject<HTMLUListElement | null>) {
  const focused = useRef<Element>(null);
  useLayoutEffect(() => {
    const before = focused.current;
    if (!before || before.isConnected || document.activeElement !== document.body) return;
    const name = before.getAttribute('aria-label');
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    buttons.find((button) => button.getAttribute('aria-label') === name)?.focus();
  });
  return ({ target }: FocusEvent<HTMLUListElement>) => {
    focused.current = target;
  };
}

interface FilesOverLimitProps {
  readonly files: readonly FileUpload[];
  readonly remove: Files['remove'];
  /** Undefined if no more files fit. */
  readonly tryAgain: Files['tryAgain'] | undefined;
}

/** All files over the limit on one line, because message and actions are the same for each. */
function FilesOverLimit({ files, remove, tryAgain }: FilesOverLimitProps) {
  const text = useText();
  const names = files.map(({ name }) => name);
  const ids = files.map(({ id }) => id);
  const count = files.length;
  return (
    <li className={styles.file} data-failed>
      <CircleX size={14} aria-hidden="true" />
      <span className={styles.problem} title={names.join('\n')} aria-live="polite">
        {text('files.tooMany', { count, most: mostFiles })}
      </span>
      {tryAgain && <TryAgainButton label={text('files.tryThemAgain', { count })} tryAgain={() => tryAgain(...ids)} />}
      <RemoveButton label={text('files.removeThem', { count })} remove={() => remove(...ids)} />
    </li>
  );
}

interface MovingFileProps {
  readonly file: FileUpload;
  readonly remove: () => void;
  /** Undefined if retrying cannot help. */
  readonly tryAgain: (() => void) | undefined;
}

function MovingFile({ file: { name, percent, error }, remove, tryAgain }: MovingFileProps) {
  const text = useText();
  const words = error
    ? text('files.failed', { name, problem: errorText(text, error) })
    : text('files.reading', { name, percent });
  return (
    <li className={styles.file} data-failed={error ? true : undefined}>
      {error && <CircleX size={14} aria-hidden="true" />}
      {/* Progress changes too often to be announced. */}
      <span className={error ? styles.problem : 'clipped'} title={name} aria-live={error ? 'polite' : 'off'}>
        {words}
      </span>
      {error && tryAgain && <TryAgainButton label={text('files.tryAgain', { name })} tryAgain={tryAgain} />}
      <RemoveButton label={text('files.remove', { name })} remove={remove} />
    </li>
  );
}

/** Errors that retrying the same file cannot resolve. */
const final: ReadonlySet<string> = new Set(['file.too-large', 'file.wrong-size', 'file.folder']);

function isFinal(file: FileUpload, room: number): boolean {
  return isTooMany(file) ? room <= 0 : final.has(file.error?.reason ?? '');
}

function TryAgainButton({ label, tryAgain }: { readonly label: string; readonly tryAgain: () => void }) {
  return (
    <LineButton
      label={label}
      icon={<RotateCw size={14} aria-hidden="true" />}
      press={(line) => {
        line?.querySelector<HTMLElement>('[data-remove]')?.focus();
        tryAgain();
      }}
    />
  );
}

function RemoveButton({ label, remove }: { readonly label: string; readonly remove: () => void }) {
  return (
    <LineButton
      label={label}
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

/** The focused button is removed with its line: the focus moves to the next line, or to the file chooser. */
function moveFocusOn(line: HTMLElement | null): void {
  const next = line?.nextElementSibling ?? line?.previousElementSibling;
  const button = next?.querySelector<HTMLElement>('[data-remove]');
  const chooser = line?.closest('form')?.querySelector<HTMLElement>('[data-attach]');
  (button ?? chooser)?.focus();
}
