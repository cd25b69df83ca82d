/** Programs whose code is fetched when they are first called: everything of them but what they are for. */
import { EngineError } from '../../engine/errors';
import { loadPart } from '../../engine/onFirstUse';
import { NotSimulated } from './program';
import type { Program } from './program';

type Loaded = Pick<Program, 'run'>;

function onFirstUse(name: string, does: string, doesNot: string, load: () => Promise<Loaded | undefined>): Program {
  return {
    name,
    does,
    doesNot,
    run: async (argv, context) => {
      const program = await loadPart(load).catch((error: unknown) => {
        if (error instanceof EngineError) throw new NotSimulated(name, error.message);
        throw error;
      });
      if (program === undefined) throw new Error(`layer-by-layer: ${name} is declared but not there`);
      return program.run(argv, context);
    },
  };
}

const tools = () => import(/* webpackChunkName: "tools" */ './tools');

const tool = (name: string, does: string, doesNot = ''): Program =>
  onFirstUse(name, does, doesNot, async () => (await tools()).tools[name]);

/** On every system. */
export const commonTools: readonly Program[] = [
  tool(
    'diff',
    'Compares files and directories: -u, -U N, -q, -s, -r, -N, -i, -w, -b; unified only, in busybox.',
    'Other formats (-c, -y), excluding.',
  ),
  tool('cmp', 'Finds the first byte that differs; -s.', 'Other options.'),
  tool(
    'xargs',
    'Runs a command on the words of its input: -n, -L, -I, -0, -d, -a, -r, -t.',
    'Running several at once (-P runs one after the other), asking (-p), limits of size.',
  ),
  tool('uniq', 'Leaves out repeated lines: -c, -d, -u, -i.', 'Fields and characters to skip; an output file.'),
  tool('realpath', 'Prints absolute paths without links: -e.', 'Other options.'),
  tool('wc', 'Counts lines, words, characters, bytes and the longest line.', 'Other options.'),
  tool(
    'tar',
    'Lists (t), unpacks (x) and makes (c) archives: f, v, z, O, C, --strip-components; gzip is recognised when reading a file.',
    'Appending, comparing, excluding, and packings other than gzip. Directories are read in order of name.',
  ),
];

const ACCOUNT_LIMITS =
  'Password files that are known by size only (/etc/shadow of catalogue images), the questions that it asks, and skeleton files in the home directory.';

/** Of containers. */
export const accountTools: readonly Program[] = [
  tool(
    'adduser',
    'Adds a user to /etc/passwd and /etc/group and makes the home directory, in busybox’s and in Debian’s form.',
    ACCOUNT_LIMITS,
  ),
  tool('useradd', 'Adds a user to /etc/passwd and /etc/group; -m makes the home directory.', ACCOUNT_LIMITS),
  tool('addgroup', 'Adds a group, or a user to a group.', 'Other options than -g, -S and --system.'),
  tool('groupadd', 'Adds a group to /etc/group.', 'Other options than -g, -r, -f and their long forms.'),
  tool('usermod', 'Adds a user to groups: usermod -aG GROUP USER.', 'Everything else.'),
];

/** Of the learner's bash. */
export const jobTools: readonly Program[] = [
  ...['jobs', 'fg', 'bg', 'disown'].map((name) => tool(name, 'Says what bash says without jobs.', 'Jobs: what ends in & is waited for.')),
  tool('kill', 'Lists signals (-l) and says what bash says of processes that are not there.', 'Processes: no command outlives its line.'),
  tool('umask', 'Prints the umask.', 'Changing it.'),
  tool('logout', 'Says that this is no login shell.'),
  ...['trap', 'ulimit', 'times', 'fc', 'bind', 'enable', 'suspend', 'caller'].map(unsimulated),
];

/** A builtin of bash that nothing stands in for. */
function unsimulated(name: string): Program {
  return {
    name,
    does: 'Says that it is not simulated.',
    doesNot: 'Everything.',
    run: () => {
      throw new NotSimulated(name, `${name} is a builtin of bash that is not simulated here.`);
    },
  };
}
