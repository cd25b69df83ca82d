import { EngineError } from '../errors';

/** Linux's numbers (signal(7), x86). */
const NUMBERS: Readonly<Record<string, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  ILL: 4,
  TRAP: 5,
  ABRT: 6,
  BUS: 7,
  FPE: 8,
  KILL: 9,
  USR1: 10,
  SEGV: 11,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
  STKFLT: 16,
  CHLD: 17,
  CONT: 18,
  STOP: 19,
  TSTP: 20,
  TTIN: 21,
  TTOU: 22,
  URG: 23,
  XCPU: 24,
  XFSZ: 25,
  VTALRM: 26,
  PROF: 27,
  WINCH: 28,
  IO: 29,
  PWR: 30,
  SYS: 31,
};
/** Without a handler these do not end a process. */
const HARMLESS = new Set(['CHLD', 'CONT', 'STOP', 'TSTP', 'TTIN', 'TTOU', 'URG', 'WINCH']);

export interface Signal {
  /** Without `SIG`. */
  readonly name: string;
  readonly number: number;
  readonly ends: boolean;
}

/** `9`, `KILL`, `SIGKILL`, `sigkill`. Throws `signal-invalid`. */
export function parseSignal(text: string): Signal {
  const wanted = text.toUpperCase().replace(/^SIG/, '');
  const entry = Object.entries(NUMBERS).find(([name, number]) => name === wanted || String(number) === wanted);
  if (entry === undefined) throw new EngineError('signal-invalid', `invalid signal: ${text}`, { signal: text });
  const [name, number] = entry;
  return { name, number, ends: !HARMLESS.has(name) };
}
