import { Archive, Copy } from 'lucide-react';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './record-form.module.css';

interface FormFootProps {
  readonly isNew: boolean;
  readonly isUnsaved: boolean;
  readonly isBusy: boolean;
  /** What saving means for what is there. */
  readonly note: string | undefined;
  /** Undefined for a record that can’t be archived. */
  readonly onArchive: (() => void) | undefined;
  /** Undefined for a record that can’t be duplicated. */
  readonly onCopy: (() => void) | undefined;
  readonly onDiscard: () => void;
  /** Saves a new record and begins the next one; undefined for a saved one. */
  readonly onAddAnother: (() => void) | undefined;
}

/** The actions on a record. They stay in view while the form scrolls. */
export function FormFoot(props: FormFootProps) {
  const { isNew, isUnsaved, isBusy, note, onArchive, onCopy, onDiscard, onAddAnother } = props;
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
      <span className={styles.note}>{note}</span>
      <Button disabled={isBusy || !(isUnsaved || isNew)} onClick={onDiscard}>
        {text('deskSetUp.discard')}
      </Button>
      {onAddAnother && (
        <Button keys="Mod+Shift+Enter" disabled={isBusy} onClick={onAddAnother}>
          {text('deskSetUp.saveAndAdd')}
        </Button>
      )}
      <Button look="primary" type="submit" keys="Mod+Enter" disabled={!(isUnsaved || isNew)}>
        {text('deskSetUp.save')}
      </Button>
    </footer>
  );
}
