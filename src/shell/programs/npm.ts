import { npmPackages } from '../../catalogue/packages';
import { resolvePath } from '../bash/paths';
import { passTime, readText, writeFilled, writeText } from './install';
import { npmLayout } from './npmLayout';
import type { PlacedPackage } from './npmLayout';
import { NotSimulated } from './program';
import type { Program, ProgramContext } from './program';

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}

function strings(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** package.json of the working directory; undefined when there is none. Throws `SyntaxError` when it is no JSON. */
function readPackageJson(context: ProgramContext): PackageJson | undefined {
  const text = readText(context, resolvePath(context.workingDirectory, 'package.json'));
  if (text === undefined) return undefined;
  const parsed: unknown = JSON.parse(text);
  const fields: Readonly<Record<string, unknown>> =
    typeof parsed === 'object' && parsed !== null ? Object.fromEntries(Object.entries(parsed)) : {};
  const text_ = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    name: text_(fields['name']),
    version: text_(fields['version']),
    dependencies: strings(fields['dependencies']),
    devDependencies: strings(fields['devDependencies']),
    scripts: strings(fields['scripts']),
  };
}

/** The offered package that a wanted range may mean: the same first number that is not 0; `latest`, `*` and `x` mean the newest. */
function choose(name: string, range: string): string {
  const { offered } = npmPackages();
  const candidates = offered[name];
  if (candidates === undefined) {
    throw new NotSimulated(
      'npm',
      `The package ${name} is not in this site's table of npm packages, so it cannot be installed here; it has ${Object.keys(offered).join(', ')}.`,
    );
  }
  const [, major] = /^[~^>=v ]*(\d+)/.exec(range) ?? [];
  const chosen =
    major === undefined ? candidates[0] : candidates.find((key) => key.slice(key.lastIndexOf('@') + 1).startsWith(`${major}.`));
  if (chosen === undefined)
    throw new NotSimulated('npm', `${name} ${range} is not in this site's table of npm packages; it has ${candidates.join(' and ')}.`);
  return chosen;
}

function place(context: ProgramContext, root: string, { path, key, bytes }: PlacedPackage): void {
  const at = key.lastIndexOf('@');
  const directory = `${root}/node_modules/${path}`;
  const json = `${JSON.stringify({ name: key.slice(0, at), version: key.slice(at + 1) }, undefined, 2)}\n`;
  writeText(context, `${directory}/package.json`, json);
  writeFilled(context, `${directory}/index.js`, Math.max(0, bytes - json.length), `npm:${key}`);
}

/** npm keeps the archives it fetched; how far they compress is modelled. */
const ARCHIVE_SHARE = 0.3;

function cacheDirectory(context: ProgramContext): string {
  return `${context.env['npm_config_cache'] ?? `${context.env['HOME'] ?? '/root'}/.npm`}/_cacache`;
}

async function install(words: readonly string[], context: ProgramContext, isClean: boolean): Promise<number> {
  const root = context.workingDirectory;
  const flags = words.filter((word) => word.startsWith('-'));
  const named = words.filter((word) => !word.startsWith('-'));
  if (flags.includes('-g') || flags.includes('--global'))
    throw new NotSimulated('npm', 'npm install is simulated here in a project only, not globally (-g).');
  const manifest = readPackageJson(context);
  if (isClean && readText(context, `${root}/package-lock.json`) === undefined) {
    context.stderr(
      'npm error code EUSAGE\nnpm error\nnpm error The `npm ci` command can only install with an existing package-lock.json or\n' +
        'npm error npm-shrinkwrap.json with lockfileVersion >= 1. Run an install with npm@5 or\nnpm error later to generate a package-lock.json file, then try again.\n',
    );
    return 1;
  }
  const production =
    flags.some((flag) => ['--omit=dev', '--only=production', '--only=prod', '--production'].includes(flag)) ||
    context.env['NODE_ENV'] === 'production';
  const wanted = { ...manifest?.dependencies, ...(production ? {} : manifest?.devDependencies) };
  for (const word of named) {
    const at = word.lastIndexOf('@');
    wanted[at > 0 ? word.slice(0, at) : word] = at > 0 ? word.slice(at + 1) : 'latest';
  }
  const placed = npmLayout(
    Object.entries(wanted).map(([name, range]) => choose(name, range)),
    npmPackages(),
  );
  const missing = isClean ? placed : placed.filter(({ path }) => context.tree.stat(`${root}/node_modules/${path}`) === undefined);
  if (isClean && context.tree.lstat(`${root}/node_modules`) !== undefined) context.tree.remove(`${root}/node_modules`, { recursive: true });
  const bytes = missing.reduce((sum, one) => sum + one.bytes, 0);
  for (const one of missing) {
    place(context, root, one);
    if (context.env['npm_config_cache'] !== '/dev/null')
      writeFilled(
        context,
        `${cacheDirectory(context)}/${one.key.replace('/', '+')}.tgz`,
        Math.ceil(one.bytes * ARCHIVE_SHARE),
        `npm-archive:${one.key}`,
      );
  }
  if (!isClean && missing.length > 0) writeLocks(context, root, placed, manifest, named);
  const ms = await passTime(context, bytes * ARCHIVE_SHARE, bytes, missing.length);
  const time = ms < 1000 ? `${String(ms)}ms` : `${String(Math.round(ms / 1000))}s`;
  const things = `${String(missing.length)} package${missing.length === 1 ? '' : 's'}`;
  context.stdout(missing.length === 0 ? `\nup to date in ${time}\n` : `\nadded ${things} in ${time}\n`);
  return 0;
}

function writeLocks(
  context: ProgramContext,
  root: string,
  placed: readonly PlacedPackage[],
  manifest: PackageJson | undefined,
  named: readonly string[],
): void {
  if (named.length > 0) {
    const versions = Object.fromEntries(
      named.map((word) => {
        const name = word.lastIndexOf('@') > 0 ? word.slice(0, word.lastIndexOf('@')) : word;
        const key = placed.find(({ path }) => path === name)?.key ?? '';
        return [name, `^${key.slice(key.lastIndexOf('@') + 1)}`];
      }),
    );
    const text = readText(context, `${root}/package.json`);
    const before: unknown = text === undefined ? {} : JSON.parse(text);
    const fields = typeof before === 'object' && before !== null ? before : {};
    writeText(
      context,
      `${root}/package.json`,
      `${JSON.stringify({ ...fields, dependencies: { ...manifest?.dependencies, ...versions } }, undefined, 2)}\n`,
    );
  }
  if (context.tree.stat(`${root}/package-lock.json`) !== undefined && named.length === 0) return;
  const packages = Object.fromEntries(
    placed.map(({ path, key }) => [`node_modules/${path}`, { version: key.slice(key.lastIndexOf('@') + 1) }]),
  );
  const lock = { name: manifest?.name ?? '', version: manifest?.version ?? '', lockfileVersion: 3, requires: true, packages };
  writeText(context, `${root}/package-lock.json`, `${JSON.stringify(lock, undefined, 2)}\n`);
}

async function runScript(name: string, rest: readonly string[], context: ProgramContext): Promise<number> {
  const manifest = readPackageJson(context);
  const command =
    manifest?.scripts[name] ??
    (name === 'start' && context.tree.stat(resolvePath(context.workingDirectory, 'server.js')) !== undefined
      ? 'node server.js'
      : undefined);
  if (manifest === undefined || command === undefined) {
    context.stderr(`npm error Missing script: "${name}"\nnpm error\nnpm error To see a list of scripts, run:\nnpm error   npm run\n`);
    return 1;
  }
  const title = manifest.name === '' ? '' : `${manifest.name}@${manifest.version} `;
  const whole = [command, ...rest].join(' ');
  context.stdout(`\n> ${title}${name}\n> ${whole}\n\n`);
  return context.exec(['sh', '-c', whole]);
}

export const npm: Program = {
  name: 'npm',
  does: 'npm install and npm ci write node_modules, the lock file and npm’s cache with the recorded sizes of a table of real packages; npm run, start and test run a script of package.json; npm cache clean --force empties the cache.',
  doesNot:
    'Packages outside the table, version ranges beyond the first number, installing globally, install scripts, the notes on audits and funding (as with --no-audit --no-fund). Each package holds its package.json and one file of filler.',
  async run(argv, context) {
    const [, command = '', ...rest] = argv;
    switch (command) {
      case 'install':
      case 'i':
      case 'add':
        return install(rest, context, false);
      case 'ci':
      case 'clean-install':
        return install(rest, context, true);
      case 'run':
      case 'run-script':
        return runScript(
          rest[0] ?? '',
          rest.slice(1).filter((word) => word !== '--'),
          context,
        );
      case 'start':
      case 'test':
        return runScript(
          command,
          rest.filter((word) => word !== '--'),
          context,
        );
      case 'cache':
        if (rest[0] === 'clean' && rest.includes('--force')) {
          context.stderr('npm warn using --force Recommended protections disabled.\n');
          if (context.tree.lstat(cacheDirectory(context)) !== undefined) context.tree.remove(cacheDirectory(context), { recursive: true });
          return 0;
        }
    }
    throw new NotSimulated('npm', 'Of npm only install, ci, run, start, test and cache clean --force are simulated here.');
  },
};
