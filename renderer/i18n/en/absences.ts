/** That an agent is absent, or will be soon, wherever an agent is chosen. */
export const absences = {
  'absence.today': 'Absent today',
  'absence.until': 'Absent until {until}',
  'absence.on': 'Absent on {from}',
  'absence.from': 'Absent from {from} to {until}',
  'absence.today.said': '{name} is absent today.',
  'absence.until.said': '{name} is absent until {until}.',
  'absence.on.said': '{name} will be absent on {from}.',
  'absence.from.said': '{name} will be absent from {from} to {until}.',
  'absence.remark': '{absence} · {remark}',
  'absence.remark.said': '{absence} Remark: {remark}',
} as const;
