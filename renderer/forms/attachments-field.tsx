import { Paperclip } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useText } from '../i18n/text.tsx';
import { useReadOnly } from '../ui/read-only.tsx';
import styles from './attachments-field.module.css';
import { FileList } from './file-list.tsx';
import type { Files } from './use-files.ts';

interface FilePlaceProps {
  readonly files: Files;
  /** Shown for clipboard content that was not inserted. */
  readonly notice: ReactNode;
}

/** The attachments of a form: a button to choose files, and a list of those chosen, dropped or pasted. */
export function AttachmentsField({ files, notice }: FilePlaceProps) {
  const text = useText();
  const isReadOnly = useReadOnly() !== null;
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.place}>
      <div className={styles.drop}>
        <Paperclip size={16} aria-hidden="true" />
        <span>
          {text('files.drop')}{' '}
          <button
            type="button"
            data-attach
            className={styles.link}
            aria-disabled={isReadOnly}
            onClick={() => !isReadOnly && picker.current?.click()}
          >
            {text('files.choose')}
          </button>
          , {text('files.limit')}
        </span>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={text('composer.attach')}
          onChange={({ target }) => {
            files.add([...(target.files ?? [])]);
            target.value = '';
          }}
        />
      </div>
      {notice}
      <FileList {...files} />
    </div>
  );
}
