const millisecondsPerDay = 86_400_000;

/** First day any generated tour may start on, as days since 1970-01-01. */
export const horizonStart = Date.UTC(2027, 0, 1) / millisecondsPerDay;

/** The day of that number as ISO text. */
export function dayText(day: number): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

/** The number of days since 1970-01-01 of an ISO day. */
export function dayNumber(text: string): number {
  return Math.round(Date.parse(`${text}T00:00:00Z`) / millisecondsPerDay);
}
