import type { RecordWords } from '../../../../renderer/i18n/record-words.ts';
import { conditionFields } from '../../../../shared/views/condition-fields.ts';
import { text } from './english.ts';

const nothing = { status: [], agent: [], team: [], department: [], topic: [], priority: [], plan: [] };

const choices = { records: nothing, former: nothing, fields: [] };

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'];

const itself = (day: string) => day;

/** The words of values on a desk without records. */
export const wordsInEnglish: RecordWords = {
  text,
  choices,
  names: { text, fields: conditionFields(choices), people: new Map(), date: itself, moment: String },
  calendar: {
    weekday: (day) => weekdays[Number(day.slice(-2)) - 5] ?? '',
    shortDate: itself,
    fullDate: itself,
    month: (month) => months[month - 1] ?? '',
    minute: (minute) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`,
    momentIn: String,
  },
};
