/** What is said when `/dev/full`, a disk without room, takes nothing of what a command prints. Texts as the programs of Debian 12 give them. */
export interface FailedWrite {
  readonly text: string;
  readonly exitCode: number;
}

const NO_SPACE = 'No space left on device';
const BUILTINS = ['echo', 'printf', 'pwd', 'type', 'declare', 'export', 'set', 'alias', 'history'];
/** Those that say it otherwise than `NAME: write error: …` and 1. */
const OWN: Readonly<Record<string, FailedWrite>> = {
  ls: { text: `ls: write error: ${NO_SPACE}\n`, exitCode: 2 },
  grep: { text: `grep: write error: ${NO_SPACE}\n`, exitCode: 2 },
  sort: { text: `sort: fflush failed: 'standard output': ${NO_SPACE}\nsort: write error\n`, exitCode: 2 },
  sed: { text: `sed: couldn't flush stdout: ${NO_SPACE}\n`, exitCode: 4 },
  jq: { text: `Error: writing output failed: ${NO_SPACE}\n`, exitCode: 2 },
};
/** Commands of Docker that look at whether their output was taken (recording 29.7.2/07 step 32); tables are written without a look. */
const DOCKER = ['save', 'export', 'inspect', 'logs'];

/** Undefined for a program that does not notice. */
export function failedWrite(name: string, words: readonly string[]): FailedWrite | undefined {
  if (name === 'docker') {
    const notices = words.some((word, index) => index < 2 && DOCKER.includes(word));
    return notices ? { text: 'write /dev/stdout: no space left on device\n', exitCode: 1 } : undefined;
  }
  const own = OWN[name];
  if (own !== undefined) return own;
  return { text: `${BUILTINS.includes(name) ? 'bash: ' : ''}${name}: write error: ${NO_SPACE}\n`, exitCode: 1 };
}
