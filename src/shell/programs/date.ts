import type { Program } from './program';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

function fields(date: Date): Readonly<Record<string, string>> {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = DAYS[date.getUTCDay()] ?? '';
  const month = MONTHS[date.getUTCMonth()] ?? '';
  const [Y, m, d] = [String(date.getUTCFullYear()), two(date.getUTCMonth() + 1), two(date.getUTCDate())];
  const [H, M, S] = [two(date.getUTCHours()), two(date.getUTCMinutes()), two(date.getUTCSeconds())];
  const ms = date.getTime();
  return {
    '%': '%',
    n: '\n',
    t: '\t',
    Y,
    m,
    d,
    H,
    M,
    S,
    y: Y.slice(2),
    e: String(date.getUTCDate()).padStart(2),
    F: `${Y}-${m}-${d}`,
    T: `${H}:${M}:${S}`,
    R: `${H}:${M}`,
    D: `${m}/${d}/${Y.slice(2)}`,
    a: day.slice(0, 3),
    A: day,
    b: month.slice(0, 3),
    B: month,
    h: month.slice(0, 3),
    Z: 'UTC',
    z: '+0000',
    s: String(Math.floor(ms / 1000)),
    N: `${String(ms % 1000).padStart(3, '0')}000000`,
    u: String(date.getUTCDay() || 7),
    I: String(date.getUTCHours() % 12 || 12).padStart(2, '0'),
    p: date.getUTCHours() < 12 ? 'AM' : 'PM',
  };
}

export const date: Program = {
  name: 'date',
  does: 'Prints the simulated time in UTC, with +FORMAT, -u, -I and -R.',
  doesNot: 'Other times than now, other zones, setting the clock.',
  run(argv, context) {
    const now = new Date(context.clock.now());
    const values = fields(now);
    let format = context.userland === 'gnu' ? '%a %b %e %T %Z %Y' : '%a %b %e %T %Z %Y';
    for (const word of argv.slice(1)) {
      if (word.startsWith('+')) format = word.slice(1);
      else if (word === '-I' || word === '--iso-8601') format = '%F';
      else if (word === '-Iseconds' || word === '--iso-8601=seconds') format = '%FT%T+00:00';
      else if (word === '-R') format = '%a, %d %b %Y %T %z';
      else if (word !== '-u' && word !== '--utc') {
        context.stderr('layer-by-layer: date prints only the present time here\n');
        return 1;
      }
    }
    context.stdout(`${format.replace(/%[-_0^#]?([a-zA-Z%])/g, (whole, letter: string) => values[letter] ?? whole)}\n`);
    return 0;
  },
};
