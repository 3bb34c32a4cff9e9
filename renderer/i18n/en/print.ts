export const print = {
  'print.by': 'Printed {time} by {name}',
  'print.withNotes': 'With internal notes (for agents only)',
  'print.about': 'Internal note about {name}',
  'print.earlier': '{count, plural, one {# earlier entry isn’t included.} other {# earlier entries aren’t included.}}',
} as const;
