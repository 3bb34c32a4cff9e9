/** Names of the plain fields of a ticket, and the choices of those with a fixed list. */
export const fields = {
  'field.summary': 'Summary',
  'field.priority': 'Priority',
  'field.topic': 'Help topic',
  'field.source': 'Source',
  'choice.source.phone': 'Phone',
  'choice.source.walk-in': 'Walk-in',
  'choice.source.email': 'Email',
  'choice.source.web': 'Web',
  'choice.source.other': 'Other',
  'choice.state.open': 'Open',
  'choice.state.closed': 'Closed',
  'choice.yes': 'Yes',
  'choice.no': 'No',
  'value.choose': 'Choose one',
  'value.number': '{number, number, ::.##########}',
  'value.short': '{start}…',
} as const;
