import { FileX, Paperclip } from 'lucide-react';
import type { ShownFile } from '../../../shared/bridge/contract/tickets.ts';
import { sizeText } from '../../i18n/size.ts';
import { useText } from '../../i18n/text.tsx';
import styles from './entry.module.css';

/** The files of an entry. A file that was changed or lost cannot be opened, and explains why. */
export function EntryFiles({ files }: { readonly files: readonly ShownFile[] }) {
  const text = useText();
  return (
    <ul className={styles.extras} aria-label={text('thread.files')}>
      {files.map((file) =>
        file.fault === null ? (
          <li key={file.url}>
            <SavedFile {...file} />
          </li>
        ) : (
          <li key={file.url} className={styles.fault}>
            <FileX size={15} aria-hidden="true" />
            <span>{text(`stored.${file.fault}`, { name: file.name })}</span>
          </li>
        ),
      )}
    </ul>
  );
}

function SavedFile({ name, size, url }: ShownFile) {
  const text = useText();
  return (
    <a
      className={styles.extra}
      href={url}
      download={name}
      aria-label={text('thread.download', { name, size: sizeText(text, size) })}
    >
      <Paperclip size={14} aria-hidden="true" />
      <bdi className="clipped" data-searched="">
        {name}
      </bdi>
      <span className={styles.size}>{sizeText(text, size)}</span>
    </a>
  );
}
