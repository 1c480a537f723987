/** `30d`, `12h`, `15m` from now, or a moment in ISO 8601; undefined for anything else. */
export function parseExpiry(text: string, now: Date): Date | undefined {
  const [, amount, unit = ''] = /^(\d{1,6})([mhd])$/.exec(text) ?? [];
  if (amount !== undefined) return new Date(now.getTime() + Number(amount) * (UNITS[unit] ?? 0));
  const [day] = /^\d{4}-\d\d-\d\d/.exec(text) ?? [];
  const moment = day !== undefined && isDay(day) ? new Date(text) : undefined;
  return moment && !Number.isNaN(moment.getTime()) ? moment : undefined;
}

/** Of the 31st of February, Date makes a day in March. */
function isDay(day: string): boolean {
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
