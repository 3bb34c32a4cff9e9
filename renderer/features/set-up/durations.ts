import type { Text } from '../../i18n/text.tsx';

/** Hours as people say them: `15 min`, `4 h`, `1 h 30 min`. */
export function hoursText(text: Text, hours: number): string {
  const minutes = Math.round(hours * 60);
  const parts = [
    minutes >= 60 ? text('deskSetUp.hours', { hours: Math.floor(minutes / 60) }) : '',
    minutes % 60 > 0 || minutes === 0 ? text('deskSetUp.minutes', { minutes: minutes % 60 }) : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
