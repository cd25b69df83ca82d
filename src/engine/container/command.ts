import type { RunOptions } from '../api';
import { EngineError } from '../errors';
import type { FileTree } from '../filetree/tree';
import type { ContainerDefaults } from '../oci/imageConfig';

const DEFAULT_PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * Entrypoint and command joined. An entrypoint given on the command line drops the image's command; a command given replaces it
 * (image-spec config.md; moby runconfig merge). Throws `no-command`.
 */
export function containerCommand(defaults: ContainerDefaults, options: Pick<RunOptions, 'command' | 'entrypoint'>): readonly string[] {
  const given = options.command ?? [];
  const overridden = options.entrypoint !== undefined;
  const entrypoint = overridden ? [options.entrypoint].filter((program) => program !== '') : (defaults.Entrypoint ?? []);
  const command = given.length > 0 ? given : overridden ? [] : (defaults.Cmd ?? []);
  const argv = [...entrypoint, ...command];
  if (argv.length === 0) {
    throw new EngineError('no-command', 'no command specified');
  }
  return argv;
}

/**
 * The process's environment: Docker's own variables first, then those of the command line and of the image, which replace by name and
 * otherwise follow; HOME last, from /etc/passwd, unless it is set (recording 29.7.2/03 step 45). A HOME that is given stands before the
 * other variables that are given (step 82; 28.5.2 kept the order given).
 */
export function containerEnvironment(
  defaults: ContainerDefaults,
  options: Pick<RunOptions, 'env' | 'tty'>,
  hostname: string,
  home: string,
): readonly string[] {
  const isHome = (entry: string): boolean => keyOf(entry) === 'HOME';
  const given = [...(options.env ?? []).filter(isHome), ...(options.env ?? []).filter((entry) => !isHome(entry))];
  const fromImage = (defaults.Env ?? []).filter((entry) => !given.some((other) => keyOf(other) === keyOf(entry)));
  const variables = [DEFAULT_PATH, `HOSTNAME=${hostname}`, ...(options.tty === true ? ['TERM=xterm'] : [])];
  for (const entry of [...given, ...fromImage]) {
    const known = variables.findIndex((other) => keyOf(other) === keyOf(entry));
    if (known >= 0) {
      variables[known] = entry;
    } else {
      variables.push(entry);
    }
  }
  // A name without a value asks for the variable to be unset.
  const set = variables.filter((entry) => entry.includes('='));
  return set.some(isHome) ? set : [...set, `HOME=${home}`];
}

/** The home directory that /etc/passwd gives a user, by name or number; `/` when it gives none. */
export function homeOf(user: string, tree: FileTree): string {
  const wanted = user.split(':', 1)[0] || 'root';
  const passwd = tree.stat('/etc/passwd');
  if (passwd?.type === 'file' && passwd.content.kind === 'bytes') {
    const lines = String.fromCharCode(...passwd.content.bytes).split('\n');
    const found = lines
      .map((line) => line.split(':'))
      .find(([name, , uid]) => name === wanted || uid === wanted || (wanted === 'root' && uid === '0'));
    return found?.[5] ?? '/';
  }
  return wanted === 'root' || wanted === '0' ? '/root' : '/';
}

function keyOf(entry: string): string {
  return entry.split('=', 1)[0] ?? entry;
}
