import type { Preferences } from '../../../shared/bridge/preferences.ts';
import { deskside } from '../../bridge/deskside.ts';
import { usePreferences } from '../../bridge/preferences.tsx';
import { SwitchRow } from '../../forms/switch-row.tsx';
import { useText } from '../../i18n/text.tsx';

type SwitchName = { [Name in keyof Preferences]: Preferences[Name] extends boolean ? Name : never }[keyof Preferences];

interface PreferenceSwitchProps {
  readonly name: SwitchName;
  readonly words?: string;
  readonly note?: string;
}

/** A switch for one of the agent’s preferences. */
export function PreferenceSwitch({ name, ...more }: PreferenceSwitchProps) {
  const text = useText();
  const preferences = usePreferences();
  return (
    <SwitchRow
      {...more}
      label={text(`me.${name}`)}
      checked={preferences[name]}
      change={(on) => deskside.call('me.prefer', { [name]: on })}
    />
  );
}
