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

/** Actions on the sample desk as a whole. */
export function SampleMenu() {
  const text = useText();
  const [asked, setAsked] = useState<SampleAction>();
  const [key, setKey] = useState(newKey);
  const [problem, setProblem] = useState<DeskError>();
  const [isBusy, setIsBusy] = useState(false);

  function ask(what: SampleAction): void {
    setKey(newKey);
    setProblem(undefined);
    setAsked(what);
  }

  async function doIt(what: SampleAction): Promise<void> {
    setIsBusy(true);
    const result = await deskside.call(`sample.${what}`, {}, key);
    setIsBusy(false);
    if (result.ok) setAsked(undefined);
    else setProblem(result.error);
  }

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
              <Menu.Item className={menu.item} onClick={() => ask('startOver')}>
                {text('sample.startOver')}
              </Menu.Item>
              <Menu.Item className={menu.item} onClick={() => ask('delete')}>
                {text('sample.delete')}
              </Menu.Item>
              <Menu.Item className={menu.item} onClick={() => ask('leave')}>
                {text('sample.leave')}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {asked && (
        <Dialog
          title={text(`sample.${asked}.title`)}
          closeLabel={text('common.close')}
          width="small"
          onClose={() => setAsked(undefined)}
        >
          {problem && <Strip kind="problem">{errorText(text, problem)}</Strip>}
          <p className={styles.words}>{text(`sample.${asked}.words`)}</p>
          <DialogFoot>
            <Button onClick={() => setAsked(undefined)}>{text('common.cancel')}</Button>
            <Button look="primary" danger={asked !== 'leave'} disabled={isBusy} onClick={() => void doIt(asked)}>
              {text(`sample.${asked}`)}
            </Button>
          </DialogFoot>
        </Dialog>
      )}
    </>
  );
}
