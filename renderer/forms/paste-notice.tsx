import { X } from 'lucide-react';
import { largestPicture } from '../../shared/domain/picture.ts';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import type { Left } from './clipboard-contents.ts';
import styles from './paste-notice.module.css';

interface PasteNoticeProps {
  readonly left: Left;
  readonly onAttach: (files: readonly File[]) => void;
  readonly onDone: () => void;
}

const bytesPerMegabyte = 1024 * 1024;

/**
 * Offers pasted files that were not inserted for attaching, and reports pictures that could not be read, or that are too
 * large for the text.
 */
export function PasteNotice({ left: { files, lostPictures, largePictures }, onAttach, onDone }: PasteNoticeProps) {
  const text = useText();
  if (files.length + lostPictures + largePictures === 0) return null;
  const arePictures = files.every(({ type }) => type.startsWith('image/'));
  return (
    <div className={styles.notice} role="status">
      <div className={styles.lines}>
        {files.length > 0 && (
          <p>
            {text(arePictures ? 'paste.pictureToo' : 'paste.fileToo', { count: files.length })}
            <Button
              onClick={() => {
                onAttach(files);
                onDone();
              }}
            >
              {text(files.length === 1 ? 'paste.attachOne' : 'paste.attachAll')}
            </Button>
          </p>
        )}
        {largePictures > 0 && (
          <p>{text('paste.large', { count: largePictures, most: largestPicture / bytesPerMegabyte })}</p>
        )}
        {lostPictures > 0 && <p>{text('paste.lost', { count: lostPictures })}</p>}
      </div>
      <Button
        look="icon"
        icon={<X size={14} aria-hidden="true" />}
        title={text('common.close')}
        aria-label={text('common.close')}
        onClick={onDone}
      />
    </div>
  );
}
