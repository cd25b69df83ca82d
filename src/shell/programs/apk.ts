import { apkPackages } from '../../catalogue/packages';
import { passTime, writeFilled } from './install';
import { NotSimulated } from './program';
import type { Program, ProgramContext } from './program';

const CACHE = '/var/cache/apk';
const SENTENCE = 'Of apk only add, del of a virtual group and update are simulated here, for a small table of packages.';

async function add(words: readonly string[], context: ProgramContext): Promise<number> {
  const { offered, packages, index } = apkPackages();
  const names: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--virtual' || word === '-t') at += 1;
    else if (!word.startsWith('-')) names.push(word.split(/[=~<>]/, 1)[0] ?? word);
  }
  const unknown = names.find((name) => offered[name] === undefined);
  if (unknown !== undefined) {
    throw new NotSimulated(
      'apk',
      `The package ${unknown} is not in this site's table of Alpine packages, so it cannot be installed here; it has ${Object.keys(offered).join(', ')}.`,
    );
  }
  const marker = (name: string): string => `/usr/share/${name}/contents`;
  const fresh = [...new Set(names.flatMap((name) => offered[name] ?? []))].filter((name) => context.tree.stat(marker(name)) === undefined);
  const bytes = fresh.reduce((sum, name) => sum + (packages[name]?.[0] ?? 0), 0);
  if (!words.includes('--no-cache')) writeFilled(context, `${CACHE}/APKINDEX.tar.gz`, index.bytes, 'apk:index');
  await passTime(context, index.bytes + bytes * 0.45, bytes, fresh.length);
  fresh.forEach((name, at) => {
    context.stdout(`(${String(at + 1)}/${String(fresh.length)}) Installing ${name}\n`);
    const size = packages[name]?.[0] ?? 0;
    const isProgram = offered[name] !== undefined && !name.startsWith('lib') && name !== 'ca-certificates';
    const program = isProgram ? Math.min(size, 200_000) : 0;
    if (isProgram) writeFilled(context, `/usr/bin/${name}`, program, `apk:${name}:program`, 0o755);
    writeFilled(context, marker(name), size - program, `apk:${name}`);
  });
  return 0;
}

export const apk: Program = {
  name: 'apk',
  does: 'apk add [--no-cache] installs a small table of packages; without --no-cache the package index stays in /var/cache/apk. apk update fetches the index.',
  doesNot:
    'Versions, the lines for each index fetched, the closing sum of packages and sizes, packages outside the table. A package is one program of its name and one file of filler under /usr/share.',
  async run(argv, context) {
    const words = argv.slice(1);
    const command = words.find((word) => !word.startsWith('-'));
    const rest = words.filter((word) => word !== command);
    if (context.identity.uid !== 0 && command !== undefined) {
      context.stderr('ERROR: Unable to lock database: Permission denied\nERROR: Failed to open apk database: Permission denied\n');
      return 99;
    }
    if (command === 'add') return add(rest, context);
    if (command === 'update') {
      const { index } = apkPackages();
      await passTime(context, index.bytes, index.bytes, 1);
      writeFilled(context, `${CACHE}/APKINDEX.tar.gz`, index.bytes, 'apk:index');
      return 0;
    }
    throw new NotSimulated('apk', SENTENCE);
  },
};
