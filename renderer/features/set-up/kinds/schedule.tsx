import { CalendarClock } from 'lucide-react';
import { deskTimeZone } from '../../../../shared/domain/records/time-zone.ts';
import { scheduleHours } from '../../../../shared/domain/sla/schedule.ts';
import { isSameValue } from '../../../forms/changed-fields.ts';
import { weeklyText } from '../../../i18n/weekly-text.ts';
import { lineControl } from '../controls/line-control.tsx';
import type { FormContext } from '../form-field.ts';
import { hoursControl } from '../hours/hours-control.tsx';
import { kindPage } from '../kind-page.ts';
import { SchedulePreview } from '../schedule-preview.tsx';

export const schedulePage = kindPage({
  kind: 'schedule',
  icon: CalendarClock,
  rows: [
    [{ name: 'name', label: 'deskSetUp.name', shown: lineControl }],
    [{ name: 'hours', label: 'deskSetUp.schedule.hours', shown: hoursControl }],
  ],
  blank: ({ records }) => ({
    name: '',
    hours: {
      timeZone: deskTimeZone(records),
      always: false,
      weekly: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
      holidays: [],
    },
  }),
  details: ({ hours }, { text, calendar }) => [
    hours.always ? text('deskSetUp.schedule.always') : weeklyText(calendar, hours.weekly) || text('common.none'),
    hours.always
      ? hours.timeZone
      : text('deskSetUp.schedule.details', { zone: hours.timeZone, holidays: hours.holidays.length }),
  ],
  badge: ({ id }, { records, text }) =>
    records.get('desk', 'desk')?.scheduleId === id ? text('deskSetUp.default') : undefined,
  note: ({ saved, values, text }) =>
    saved && !isSameValue(saved.hours, values.hours) ? text('deskSetUp.schedule.kept') : undefined,
  below: (form) => <Preview form={form} />,
});

/** The hours as they are being entered, with the targets of the desk’s default plan. */
function Preview({ form }: { readonly form: FormContext }) {
  const { records, text, values } = form;
  const hours = scheduleHours.safeParse(values.hours);
  const plan = records.get('plan', records.get('desk', 'desk')?.planId ?? '');
  if (!hours.success) return <p>{text('deskSetUp.preview.broken')}</p>;
  return (
    <SchedulePreview
      key={hours.data.timeZone}
      hours={hours.data}
      name={String(values.name ?? '')}
      targets={{ firstResponseHours: plan?.firstResponseHours ?? null, resolutionHours: plan?.graceHours ?? 8 }}
      context={form}
    />
  );
}
