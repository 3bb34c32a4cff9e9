const orders = ['dmy', 'mdy', 'ymd'] as const;

/** The most days of each month; February 29 is a birthday too. */
const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether digits can be read as a date of a life, such as 280290, 02281990, or 19900228. */
export function isDate(digits: string): boolean {
  const yearLength = digits.length - 4;
  if (yearLength !== 2 && yearLength !== 4) return false;
  return orders.some((order) => {
    let at = 0;
    const part: Record<string, number> = {};
    for (const name of order) {
      const length = name === 'y' ? yearLength : 2;
      part[name] = Number(digits.slice(at, at + length));
      at += length;
    }
    const { d = 0, m = 0, y = 0 } = part;
    const isYear = yearLength === 2 || (y >= 1900 && y < 2100);
    return isYear && d >= 1 && d <= (days[m - 1] ?? 0);
  });
}
