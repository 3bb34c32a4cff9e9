import { useMemo } from 'react';
import { conditionFields } from '../../shared/views/condition-fields.ts';
import { useAnswer } from '../bridge/answers.ts';
import { useCalendar } from '../i18n/calendar.ts';
import type { RecordWords } from '../i18n/record-words.ts';
import { useText } from '../i18n/text.tsx';
import { useTimes } from '../i18n/times.ts';

const nobody: ReadonlyMap<string, string> = new Map();

/** The names that values are shown with. People are not named: they are no part of the set-up. */
export function useRecordWords(): RecordWords {
  const text = useText();
  const calendar = useCalendar();
  const { date, full } = useTimes();
  const choices = useAnswer('queue.choices', {}).data;
  const fields = useMemo(() => choices && conditionFields(choices), [choices]);
  const names = fields && { text, fields, people: nobody, date, moment: full };
  return { text, calendar, names, choices };
}
