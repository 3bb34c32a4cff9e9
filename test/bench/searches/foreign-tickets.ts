/** A ticket in a script without blanks between words, which no seeded desk has. */
export interface ForeignTicket {
  readonly requester: string;
  readonly summary: string;
  readonly details: string;
}

const tickets: readonly ForeignTicket[] = [
  {
    requester: 'Hana Tanaka',
    summary: '三階の複印機が動きません',
    details: '紙が詰まって、電源を入れ直しても複印機が止まります。',
  },
  {
    requester: 'Björn García',
    summary: 'ラベルプリンターの印刷が薄い',
    details: 'プリンターの用紙を替えても、ラベルの文字が読めません。',
  },
  { requester: 'Zoë Novák', summary: '打印机卡纸了', details: '二楼的打印机每天都卡纸，请今天派人来看一下。' },
  {
    requester: 'Maria Kowalski',
    summary: '프린터가 고장났어요',
    details: '회의실 프린터가 아침부터 켜지지 않습니다. 오늘 봐 주세요.',
  },
];

/** How many of them are added to a desk. */
const count = 40;

export const foreignTickets: readonly ForeignTicket[] = Array.from({ length: count }, (_unused, index) => {
  // Safe: the list is not empty.
  const { requester, summary, details } = tickets[index % tickets.length] as ForeignTicket;
  return { requester, summary: `${summary} ${index}`, details };
});
