import type { ReactNode } from 'react';
import type { ComputerSettings } from '../../../shared/bridge/computer.ts';
import { deskside } from '../../bridge/deskside.ts';
import { SwitchRow } from '../../forms/switch-row.tsx';
import { useText } from '../../i18n/text.tsx';
import { isMac } from '../../ui/keyboard.ts';

export interface SettingSwitchProps {
  readonly name: keyof ComputerSettings;
  readonly settings: ComputerSettings;
  /** Why a chosen setting has no effect. */
  readonly note?: 'login.needs-approval' | 'login.switched-off';
  readonly children?: ReactNode;
}

/** A switch for one setting of this computer. */
export function SettingSwitch({ name, settings, note, children }: SettingSwitchProps) {
  const text = useText();
  return (
    <SwitchRow
      label={text(`computer.${name}`)}
      {...wordsFor(name)}
      {...(note ? { note: text(note) } : {})}
      checked={settings[name]}
      change={(on) => deskside.call('computer.change', { setting: name, on })}
    >
      {children}
    </SwitchRow>
  );

  function wordsFor(setting: keyof ComputerSettings): { words?: string } {
    switch (setting) {
      case 'startAtLogin':
      case 'keepRunning':
      case 'fetchUpdates':
        return { words: text(`computer.${setting}.words`) };
      case 'checkSpelling':
        return { words: text(isMac ? 'computer.checkSpelling.mac' : 'computer.checkSpelling.words') };
      case 'notifyAssigned':
      case 'notifyReplied':
      case 'notifyMentioned':
      case 'notifyNoted':
      case 'notifyStatus':
      case 'notifyDue':
        return {};
    }
  }
}
