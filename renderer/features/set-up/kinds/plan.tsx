import { Timer } from 'lucide-react';
import { firstCurrent } from '../../../../shared/domain/records/current-record.ts';
import { plan } from '../../../../shared/domain/records/plan.ts';
import { isSameValue } from '../../../forms/changed-fields.ts';
import { durationControl } from '../controls/duration-control.tsx';
import { lineControl } from '../controls/line-control.tsx';
import { recordControl } from '../controls/record-control.tsx';
import { switchControl } from '../controls/switch-control.tsx';
import { hoursText } from '../durations.ts';
import type { FormContext, RecordContext } from '../form-field.ts';
import { kindPage } from '../kind-page.ts';
import { nameOf } from '../names.ts';
import { SchedulePreview } from '../schedule-preview.tsx';
import { recordHref } from '../user-records.ts';

export const planPage = kindPage({
  kind: 'plan',
  icon: Timer,
  rows: [
    [
      { name: 'name', label: 'deskSetUp.name', shown: lineControl },
      {
        name: 'scheduleId',
        label: 'deskSetUp.schedule',
        hint: 'deskSetUp.plan.scheduleId.hint',
        shown: recordControl('schedule', {
          none: (form) => form.text('deskSetUp.plan.scheduleId.none', { name: deskSchedule(form) }),
        }),
      },
    ],
    [
      {
        name: 'firstResponseHours',
        label: 'deskSetUp.plan.firstResponse',
        hint: 'deskSetUp.plan.firstResponse.hint',
        shown: durationControl({ stored: 'hours', isOptional: true }),
      },
      {
        name: 'graceHours',
        label: 'deskSetUp.plan.resolution',
        shown: durationControl({ stored: 'hours' }),
      },
      {
        name: 'warnMinutes',
        label: 'deskSetUp.plan.warning',
        hint: 'deskSetUp.plan.warning.hint',
        shown: durationControl({ stored: 'minutes', isOptional: true }),
      },
    ],
    [
      {
        name: 'isTransient',
        label: 'deskSetUp.plan.isTransient',
        hint: 'deskSetUp.plan.isTransient.hint',
        shown: switchControl,
      },
    ],
  ],
  blank: () => ({ name: '', graceHours: 24, scheduleId: null, isTransient: false }),
  details: ({ firstResponseHours, graceHours, scheduleId }, context) => {
    const { text } = context;
    const resolution = hoursText(text, graceHours);
    const targets =
      firstResponseHours === null
        ? text('deskSetUp.plan.resolve', { resolution })
        : text('deskSetUp.plan.both', { first: hoursText(text, firstResponseHours), resolution });
    return [targets, nameOf(context, 'schedule', scheduleId) ?? deskSchedule(context)];
  },
  below: (form) => {
    const schedule = planSchedule(form);
    const { graceHours, firstResponseHours } = form.values;
    if (!schedule || !isHours(graceHours)) return null;
    return (
      <SchedulePreview
        // A plan on another schedule is another example.
        key={schedule.id}
        hours={schedule.hours}
        name={schedule.name}
        href={recordHref('schedule', schedule.id)}
        targets={{
          firstResponseHours: isHours(firstResponseHours) ? firstResponseHours : null,
          resolutionHours: graceHours,
        }}
        context={form}
      />
    );
  },
  note: ({ saved, values, text }, open) =>
    saved && ['firstResponseHours', 'graceHours', 'scheduleId'].some((name) => !isSameValue(saved[name], values[name]))
      ? text('deskSetUp.plan.kept', { open })
      : undefined,
  badge: ({ id }, { records, text }) =>
    records.get('desk', 'desk')?.planId === id ? text('deskSetUp.default') : undefined,
});

/** The schedule that the plan’s clock follows, as the form has it now. */
function planSchedule({ records, values: { scheduleId } }: FormContext) {
  const asked = [typeof scheduleId === 'string' ? scheduleId : null, records.get('desk', 'desk')?.scheduleId];
  return firstCurrent(records, 'schedule', asked);
}

function isHours(value: unknown): value is number {
  return plan.fields.shape.graceHours.safeParse(value).success;
}

function deskSchedule(context: RecordContext): string {
  return nameOf(context, 'schedule', context.records.get('desk', 'desk')?.scheduleId ?? null) ?? '';
}
