/** Owns the reading of a schedule in cron's words. Refuses to wait for its times. */

/** Gives the next time of a schedule, Beijing time; null where the schedule cannot be read. */
export async function readTimetable(given: unknown): Promise<(() => Date | null) | null> {
  if (typeof given !== 'string') return null;
  const { Cron } = await import('croner');
  try {
    const cron = new Cron(given, { timezone: 'Asia/Shanghai', paused: true });
    return () => cron.nextRun();
  } catch {
    return null;
  }
}
