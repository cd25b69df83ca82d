/** Bash's builtins about jobs and processes, on a machine where no command outlives its line: what bash says where there are none. */
import { NotSimulated } from './program';
import type { Program, ProgramContext } from './program';

type Builtin = Pick<Program, 'run'>;

const noSuchJob = (name: string): Builtin => ({
  run: (argv, context) => {
    context.stderr(`bash: ${name}: ${argv[1] ?? 'current'}: no such job\n`);
    return 1;
  },
});

const SIGNALS =
  'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS'.split(
    ' ',
  );
const REAL_TIME = [
  ...Array.from({ length: 16 }, (_, at) => (at === 0 ? 'RTMIN' : `RTMIN+${String(at)}`)),
  ...Array.from({ length: 15 }, (_, at) => (at === 14 ? 'RTMAX' : `RTMAX-${String(14 - at)}`)),
];

/** Five to a row, as `kill -l` prints them. Real-time signals begin at 34. */
function signalTable(): string {
  const named = [...SIGNALS.map((name, at) => [at + 1, name] as const), ...REAL_TIME.map((name, at) => [at + 34, name] as const)];
  return named
    .map(([number, name], at) => `${String(number).padStart(2)}) SIG${name}${(at + 1) % 5 === 0 ? '\n' : '\t'}`)
    .join('')
    .replace(/(?<!\n)$/, '\n');
}

function signalNumber(text: string): number | undefined {
  const name = text.toUpperCase().replace(/^SIG/, '');
  if (/^\d+$/.test(name)) return Number(name) <= 64 ? Number(name) : undefined;
  const at = SIGNALS.indexOf(name);
  return at < 0 ? undefined : at + 1;
}

const KILL_USAGE = 'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n';

function killOne(target: string, context: ProgramContext): number {
  if (target.startsWith('%')) context.stderr(`bash: kill: ${target}: no such job\n`);
  else if (!/^-?\d+$/.test(target)) context.stderr(`bash: kill: ${target}: arguments must be process or job IDs\n`);
  else if (target === '1') context.stderr('bash: kill: (1) - Operation not permitted\n');
  else context.stderr(`bash: kill: (${target}) - No such process\n`);
  return 1;
}

const kill: Builtin = {
  run([, ...words], context) {
    const [first, ...rest] = words;
    if (first === undefined) {
      context.stderr(KILL_USAGE);
      return 2;
    }
    if (first === '-l' || first === '-L') {
      if (rest.length === 0) context.stdout(signalTable());
      for (const word of rest) {
        const number = signalNumber(word);
        if (number === undefined) context.stderr(`bash: kill: ${word}: invalid signal specification\n`);
        else context.stdout(`${/^\d+$/.test(word) ? (SIGNALS[number - 1] ?? '') : String(number)}\n`);
      }
      return 0;
    }
    const named = first === '-s' || first === '-n';
    const signal = named ? rest.shift() : first.startsWith('-') && first !== '--' ? first.slice(1) : undefined;
    if (signal !== undefined && signalNumber(signal) === undefined) {
      context.stderr(`bash: kill: ${signal}: invalid signal specification\n`);
      return 1;
    }
    const targets = signal === undefined && first !== '--' ? words : rest;
    if (targets.length === 0) {
      context.stderr(KILL_USAGE);
      return 2;
    }
    return targets.map((target) => killOne(target, context)).some((code) => code !== 0) ? 1 : 0;
  },
};

const umask: Builtin = {
  run(argv, context) {
    if (argv.length > 1) throw new NotSimulated('umask', 'Changing the umask is not simulated here.');
    context.stdout(`${context.umask.toString(8).padStart(4, '0')}\n`);
    return 0;
  },
};

const logout: Builtin = {
  run(_argv, context) {
    context.stderr("bash: logout: not login shell: use `exit'\n");
    return 1;
  },
};

export const jobBuiltins: Readonly<Record<string, Builtin>> = {
  jobs: { run: () => 0 },
  fg: noSuchJob('fg'),
  bg: noSuchJob('bg'),
  disown: noSuchJob('disown'),
  kill,
  umask,
  logout,
};
