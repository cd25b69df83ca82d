/** What a shell prints before a line is typed. */
import type { FileTree } from '../../engine/filetree/tree';
import type { Identity } from '../account/accounts';
import type { Dialect } from './shellDialect';

export interface PromptFacts {
  readonly dialect: Dialect;
  readonly tree: FileTree;
  readonly identity: Identity;
  readonly hostname: string;
  readonly workingDirectory: string;
  readonly home: string | undefined;
  /** `PS1`, where it is set. */
  readonly template: string | undefined;
}

/** busybox asks the terminal where its cursor stands, if it was built to: Alpine's is (recording 29.7.2/08-tty step 16). */
const ASK_CURSOR = '\u001b[6n';

/** Debian's and Ubuntu's /etc/bash.bashrc; bash's own without it; busybox as Alpine builds it; dash. */
function defaultTemplate({ dialect, tree }: PromptFacts): string {
  if (dialect === 'dash') return '\\$ ';
  if (dialect === 'ash') return '\\w \\$ ';
  return tree.stat('/bin/busybox') === undefined ? '\\u@\\h:\\w\\$ ' : '\\s-\\v\\$ ';
}

function shownDirectory({ workingDirectory, home }: PromptFacts): string {
  if (home === undefined || home === '' || home === '/') return workingDirectory;
  if (workingDirectory === home) return '~';
  return workingDirectory.startsWith(`${home}/`) ? `~${workingDirectory.slice(home.length)}` : workingDirectory;
}

/** The escapes that bash and busybox have in common; others stay as they are. dash expands none of a `PS1` that is set. */
export function promptText(facts: PromptFacts): string {
  const { dialect, identity, hostname, template } = facts;
  const ask = dialect === 'ash' && facts.tree.stat('/etc/alpine-release') !== undefined ? ASK_CURSOR : '';
  if (template !== undefined && dialect === 'dash') return template;
  const directory = shownDirectory(facts);
  const values: Readonly<Record<string, string>> = {
    $: identity.uid === 0 ? '#' : '$',
    u: identity.name ?? 'I have no name!',
    h: hostname.split('.')[0] ?? hostname,
    H: hostname,
    w: directory,
    W: directory === '/' ? '/' : (directory.split('/').at(-1) ?? directory),
    s: dialect === 'bash' ? 'bash' : 'sh',
    v: '5.2',
    n: '\r\n',
    e: '\u001b',
    '[': '',
    ']': '',
    '\\': '\\',
  };
  return `${(template ?? defaultTemplate(facts)).replace(/\\(.)/g, (whole, letter: string) => values[letter] ?? whole)}${ask}`;
}
