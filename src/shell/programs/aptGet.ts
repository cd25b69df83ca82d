import { aptPackages } from '../../catalogue/packages';
import { aptSize, passTime, writeFilled } from './install';
import { NotSimulated } from './program';
import type { Program, ProgramContext } from './program';

const LISTS = '/var/lib/apt/lists';
const INFO = '/var/lib/dpkg/info';
const SENTENCE = 'Of apt-get only update, install -y, clean and autoremove -y are simulated here, for a table of Debian 12 packages.';

function isDebian12(context: ProgramContext): boolean {
  return (
    context.tree.stat('/usr/lib/os-release')?.type === 'file' &&
    new TextDecoder().decode(context.tree.readFile('/usr/lib/os-release')).includes('VERSION_CODENAME=bookworm')
  );
}

async function update(context: ProgramContext): Promise<number> {
  const { files } = aptPackages().lists;
  const total = files.reduce((sum, [, bytes]) => sum + bytes, 0);
  // What is fetched is compressed further than what is kept; about half, modelled.
  const fetched = Math.round(total / 2);
  const ms = await passTime(context, fetched, total, files.length);
  for (const [name, bytes] of files) writeFilled(context, `${LISTS}/${name}`, bytes, `apt-list:${name}`);
  context.stdout(
    `Fetched ${aptSize(fetched)} in ${String(Math.max(1, Math.round(ms / 1000)))}s (${aptSize(Math.round((fetched / ms) * 1000))}/s)\nReading package lists...\n`,
  );
  return 0;
}

/** Names that this apt does not know, in the words of apt; undefined when it knows all. */
function unknownNames(names: readonly string[], context: ProgramContext): readonly string[] | undefined {
  const hasLists =
    context.tree.stat(LISTS)?.type === 'directory' && context.tree.readDirectory(LISTS).some((name) => name.includes('Packages'));
  // Without lists apt knows no package at all: the reason for `apt-get update &&` in every Dockerfile.
  return hasLists ? undefined : names;
}

/** Columns of names as apt wraps them: two blanks in front, at most 80 columns. */
function wrapNames(names: readonly string[]): string {
  const lines: string[] = [];
  let line = ' ';
  for (const name of names) {
    if (line.length + 1 + name.length > 79) {
      lines.push(line);
      line = ' ';
    }
    line += ` ${name}`;
  }
  return [...lines, line].join('\n');
}

async function install(words: readonly string[], context: ProgramContext): Promise<number> {
  const names = words.filter((word) => !word.startsWith('-')).map((word) => word.split('=', 1)[0] ?? word);
  const flags = words.filter((word) => word.startsWith('-'));
  const quiet = flags.some((flag) => flag === '-qq');
  const say = (text: string): void => {
    if (!quiet) context.stdout(text);
  };
  say('Reading package lists...\nBuilding dependency tree...\nReading state information...\n');
  const missing = unknownNames(names, context);
  if (missing !== undefined) {
    for (const name of missing) context.stderr(`E: Unable to locate package ${name}\n`);
    return missing.length === 0 ? 0 : 100;
  }
  if (!isDebian12(context))
    throw new NotSimulated(
      'apt-get',
      'apt-get install is simulated here for Debian 12 (bookworm) only, because only its packages were recorded.',
    );
  const { offered, packages } = aptPackages();
  const unoffered = names.find((name) => offered[name] === undefined && packages[name] === undefined);
  if (unoffered !== undefined) {
    throw new NotSimulated(
      'apt-get',
      `The package ${unoffered} is not in this site's table of Debian packages, so it cannot be installed here; it has ${Object.keys(offered).join(', ')}.`,
    );
  }
  const withRecommended = !flags.includes('--no-install-recommends');
  const wanted = names.flatMap((name) => [
    ...(offered[name]?.packages ?? [name]),
    ...(withRecommended ? (offered[name]?.recommended ?? []) : []),
  ]);
  const isInstalled = (name: string): boolean => context.tree.stat(`${INFO}/${name}.list`) !== undefined;
  const fresh = [...new Set(wanted)].filter((name) => !isInstalled(name));
  const facts = fresh.map((name) => ({ name, facts: packages[name] ?? (['', 0, 0] as const) }));
  const archives = facts.reduce((sum, one) => sum + one.facts[1], 0);
  const installed = facts.reduce((sum, one) => sum + one.facts[2], 0);
  const additional = fresh.filter((name) => !names.includes(name));
  if (additional.length > 0) say(`The following additional packages will be installed:\n${wrapNames([...additional].sort())}\n`);
  if (fresh.length > 0) say(`The following NEW packages will be installed:\n${wrapNames([...fresh].sort())}\n`);
  say(`0 upgraded, ${String(fresh.length)} newly installed, 0 to remove and 0 not upgraded.\n`);
  if (fresh.length === 0) return 0;
  if (!flags.some((flag) => /^-(y|qy|yq|qqy|-yes|-assume-yes)$/.test(flag)) && !quiet) {
    say(
      `Need to get ${aptSize(archives)} of archives.\nAfter this operation, ${aptSize(installed)} of additional disk space will be used.\nDo you want to continue? [Y/n] Abort.\n`,
    );
    return 1;
  }
  say(
    `Need to get ${aptSize(archives)} of archives.\nAfter this operation, ${aptSize(installed)} of additional disk space will be used.\n`,
  );
  const ms = await passTime(context, archives, installed, fresh.length);
  say(
    `Fetched ${aptSize(archives)} in ${String(Math.max(1, Math.round(ms / 1000)))}s (${aptSize(Math.round((archives / ms) * 1000))}/s)\n`,
  );
  for (const {
    name,
    facts: [version, , bytes],
  } of facts) {
    say(`Unpacking ${name} (${version}) ...\n`);
    place(context, name, version, bytes);
  }
  for (const {
    name,
    facts: [version],
  } of facts)
    say(`Setting up ${name} (${version}) ...\n`);
  return 0;
}

/** A program of the package's own name in /usr/bin where it has one, the rest as one file; and dpkg's record that it is installed. */
function place(context: ProgramContext, name: string, version: string, bytes: number): void {
  const { offered } = aptPackages();
  const isProgram =
    offered[name] !== undefined &&
    !['ca-certificates', 'build-essential', 'procps', 'iputils-ping', 'netcat-openbsd', 'openssh-client', 'gnupg'].includes(name);
  const seed = `apt:${name}=${version}`;
  if (isProgram) writeFilled(context, `/usr/bin/${name}`, Math.min(bytes, 200_000), `${seed}:program`, 0o755);
  writeFilled(context, `/usr/share/${name}/contents`, Math.max(0, bytes - (isProgram ? Math.min(bytes, 200_000) : 0)), seed);
  writeFilled(context, `${INFO}/${name}.list`, 200, `${seed}:list`);
}

function run(argv: readonly string[], context: ProgramContext): Promise<number> | number {
  const words = argv.slice(1);
  const command = words.find((word) => !word.startsWith('-'));
  const rest = words.filter((word) => word !== command);
  if (context.identity.uid !== 0 && command !== undefined) {
    context.stderr(
      'E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\nE: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?\n',
    );
    return 100;
  }
  switch (command) {
    case 'update':
      return update(context);
    case 'install':
      return install(rest, context);
    case 'clean':
      return 0;
    case 'autoremove':
      context.stdout(
        'Reading package lists...\nBuilding dependency tree...\nReading state information...\n0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n',
      );
      return 0;
    default:
      throw new NotSimulated('apt-get', SENTENCE);
  }
}

const does =
  'update writes the package lists with their recorded sizes; install -y adds a table of Debian 12 packages with their real dependencies, versions and sizes (--no-install-recommends counts); clean and autoremove have nothing to do.';
const doesNot =
  'The line for each file fetched, packages outside the table, other releases than Debian 12, keeping archives. A package is one program of its name and one file of filler under /usr/share.';

export const aptGet: Program = { name: 'apt-get', does, doesNot, run };
export const apt: Program = {
  name: 'apt',
  does,
  doesNot,
  run(argv, context) {
    context.stderr('\nWARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n\n');
    return run(argv, context);
  },
};
