import { Archive, Copy } from 'lucide-react';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './record-form.module.css';

interface FormFootProps {
  readonly isNew: boolean;
  readonly isUnsaved: boolean;
  readonly isBusy: boolean;
  /** Undefined for a record that can’t be archived. */
  readonly onArchive: (() => void) | undefined;
  /** Undefined for a record that can’t be duplicated. */
  readonly onCopy: (() => void) | undefined;
  readonly onDiscard: () => void;
}

/** The actions on a record. They stay in view while the form scrolls. */
export function FormFoot({ isNew, isUnsaved, isBusy, onArchive, onCopy, onDiscard }: FormFootProps) {
  const text = useText();
  return (
    <footer className={styles.foot}>
      {onArchive && (
        <Button look="quiet" danger icon={<Archive size={16} aria-hidden="true" />} onClick={onArchive}>
          {text('deskSetUp.archive')}
        </Button>
      )}
      {onCopy && (
        <Button look="quiet" icon={<Copy size={16} aria-hidden="true" />} onClick={onCopy}>
          {text('deskSetUp.duplicate')}
        </Button>
      )}
      <span className={styles.space} />
      <Button disabled={!isUnsaved || isBusy} onClick={onDiscard}>
        {text('deskSetUp.discard')}
      </Button>
      <Button look="primary" type="submit" keys="Mod+Enter" disabled={isBusy || !(isUnsaved || isNew)}>
        {text('deskSetUp.save')}
      </Button>
    </footer>
  );
}
