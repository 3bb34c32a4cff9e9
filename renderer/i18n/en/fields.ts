/** The fields of a ticket that are entered as they come: what each is called, and its choices where it has a fixed list of them. */
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
