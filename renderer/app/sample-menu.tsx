import { Menu } from '@base-ui/react/menu';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import type { DeskError } from '../../shared/bridge/result.ts';
import { deskside, newKey } from '../bridge/deskside.ts';
import { errorText } from '../i18n/sentences/error-text.ts';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogFoot } from '../ui/dialog.tsx';
import menu from '../ui/menu.module.css';
import { Strip } from '../ui/strip.tsx';
import styles from './sample-menu.module.css';

type SampleAction = 'startOver' | 'delete' | 'leave';

/** A confirmation that is on screen. The key makes each its own, so that a late answer does not close the next one. */
interface Confirmation {
  readonly action: SampleAction;
  readonly key: string;
}

/** Actions on the sample desk as a whole. */
export function SampleMenu() {
  const text = useText();
  const [confirmation, setConfirmation] = useState<Confirmation>();
  const confirm = (action: SampleAction) => setConfirmation({ action, key: newKey() });
  const close = (key: string) => setConfirmation((shown) => (shown?.key === key ? undefined : shown));

  return (
    <>
      <Menu.Root>
        <Menu.Trigger className={styles.trigger} aria-label={text('sample.menu')} title={text('sample.menu')}>
          <FlaskConical size={15} aria-hidden="true" />
          <span>{text('sample.menu')}</span>
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={6} className={menu.positioner}>
            <Menu.Popup className={menu.popup}>
              <Menu.Item className={menu.item} onClick={() => confirm('startOver')}>
                {text('sample.startOver')}
              </Menu.Item>
              <Menu.Item className={menu.item} onClick={() => confirm('delete')}>
                {text('sample.delete')}
              </Menu.Item>
              <Menu.Item className={menu.item} onClick={() => confirm('leave')}>
                {text('sample.leave')}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {confirmation && (
        <SampleDialog key={confirmation.key} confirmation={confirmation} onClose={() => close(confirmation.key)} />
      )}
    </>
  );
}

interface SampleDialogProps {
  readonly confirmation: Confirmation;
  readonly onClose: () => void;
}

function SampleDialog({ confirmation: { action, key }, onClose }: SampleDialogProps) {
  const text = useText();
  const [problem, setProblem] = useState<DeskError>();
  const [isBusy, setIsBusy] = useState(false);

  async function run(): Promise<void> {
    setIsBusy(true);
    const result = await deskside.call(`sample.${action}`, {}, key);
    setIsBusy(false);
    if (result.ok) onClose();
    else setProblem(result.error);
  }

  return (
    <Dialog title={text(`sample.${action}.title`)} closeLabel={text('common.close')} width="small" onClose={onClose}>
      {problem && <Strip kind="problem">{errorText(text, problem)}</Strip>}
      <p className={styles.words}>{text(`sample.${action}.words`)}</p>
      <DialogFoot>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
        <Button look="primary" danger={action !== 'leave'} disabled={isBusy} onClick={() => void run()}>
          {text(`sample.${action}`)}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
