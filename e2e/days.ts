/** The day so many days from today, as a server without a time zone of its own counts it. */
export function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
