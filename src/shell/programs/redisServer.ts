import type { Program, ProgramContext } from './program';
import { KILLED, refuseOutsideContainer, waitForSignal } from './waiting';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `1:M 05 Oct 2026 09:00:00.000 * text`. */
function say(context: ProgramContext, role: 'C' | 'M', text: string): void {
  const at = new Date(context.clock.now());
  const date = `${String(at.getUTCDate()).padStart(2, '0')} ${MONTHS[at.getUTCMonth()] ?? ''} ${at.getUTCFullYear()}`;
  context.stdout(`1:${role} ${date} ${at.toISOString().slice(11, 23)} * ${text}\n`);
}

export const redisServer: Program = {
  name: 'redis-server',
  does: 'Starts with its first and last start-up lines, and waits until it gets SIGTERM or SIGINT.',
  doesNot: 'Keeping and serving data; its other messages and its options.',
  async run(_argv, context) {
    refuseOutsideContainer(context, 'redis-server');
    say(context, 'C', 'oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo');
    say(context, 'M', 'Ready to accept connections tcp');
    const signal = await waitForSignal(context, 'redis-server', ['TERM', 'INT']);
    if (signal === 'KILL') return KILLED;
    say(context, 'M', 'Redis is now ready to exit, bye bye...');
    return 0;
  },
};
