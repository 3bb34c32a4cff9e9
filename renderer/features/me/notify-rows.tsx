import { notifyNames } from '../../../shared/bridge/preferences.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useText } from '../../i18n/text.tsx';
import { PreferenceSwitch } from './preference-switch.tsx';

/** Which notifications the agent gets; those that the computer shows to nobody are named. */
export function NotifyRows() {
  const text = useText();
  const settings = useAnswer('computer.status', {}).data?.computer?.settings;
  return notifyNames.map((name) => (
    <PreferenceSwitch key={name} name={name} {...(settings?.[name] === false && { note: text('me.notify.off') })} />
  ));
}
