import { pipPackages } from '../../catalogue/packages';
import { resolvePath } from '../bash/paths';
import { passTime, readText, writeFilled } from './install';
import { NotSimulated } from './program';
import type { Program, ProgramContext } from './program';

const SITE_PACKAGES = /^python3\.\d+$/;

/** Where packages go: below the one Python that the image has in /usr/local/lib. */
function sitePackages(context: ProgramContext): string {
  const version = context.tree.readDirectory('/usr/local/lib').find((name) => SITE_PACKAGES.test(name));
  if (version === undefined) throw new NotSimulated('pip', 'pip is simulated here for the official python images only.');
  return `/usr/local/lib/${version}/site-packages`;
}

const normalised = (name: string): string => name.toLowerCase().replace(/[-.]/g, '_');

function requirements(words: readonly string[], context: ProgramContext): readonly string[] | { readonly missing: string } {
  const names: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '-r' || word === '--requirement') {
      const file = words[at + 1] ?? '';
      const text = readText(context, resolvePath(context.workingDirectory, file));
      if (text === undefined) return { missing: file };
      names.push(
        ...text
          .split('\n')
          .map((line) => line.replace(/#.*/, '').trim())
          .filter((line) => line !== '' && !line.startsWith('-')),
      );
      at += 1;
    } else if (!word.startsWith('-')) names.push(word);
  }
  return names;
}

async function install(words: readonly string[], context: ProgramContext): Promise<number> {
  const wanted = requirements(words, context);
  if ('missing' in wanted) {
    context.stderr(`ERROR: Could not open requirements file: [Errno 2] No such file or directory: '${wanted.missing}'\n`);
    return 1;
  }
  const { offered, packages } = pipPackages();
  const names = wanted.map((requirement) => normalised(requirement.split(/[=<>~! [;]/, 1)[0] ?? requirement));
  const unknown = names.find((name) => offered[name] === undefined);
  if (unknown !== undefined) {
    throw new NotSimulated(
      'pip',
      `The package ${unknown} is not in this site's table of Python packages, so it cannot be installed here; it has ${Object.keys(offered).join(', ')}.`,
    );
  }
  const wrong = wanted.find((requirement, at) => {
    const [, version] = /==\s*([\w.]+)/.exec(requirement) ?? [];
    return version !== undefined && version.split('.')[0] !== packages[names[at] ?? '']?.[1].split('.')[0];
  });
  if (wrong !== undefined)
    throw new NotSimulated('pip', `${wrong} is not in this site's table of Python packages, which has one version of each.`);
  const target = sitePackages(context);
  const marker = (name: string): string => `${target}/${name}/contents`;
  const fresh = [...new Set(names.flatMap((name) => offered[name] ?? []))].filter((name) => context.tree.stat(marker(name)) === undefined);
  const bytes = fresh.reduce((sum, name) => sum + (packages[name]?.[3] ?? 0), 0);
  await passTime(context, bytes * 0.3, bytes, fresh.length);
  for (const name of fresh) {
    const [, version = '', , size = 0] = packages[name] ?? [];
    writeFilled(context, marker(name), size, `pip:${name}==${version}`);
    if (!words.includes('--no-cache-dir') && context.env['PIP_NO_CACHE_DIR'] === undefined) {
      writeFilled(
        context,
        `${context.env['HOME'] ?? '/root'}/.cache/pip/http-v2/${name}`,
        Math.ceil(size * 0.3),
        `pip-archive:${name}==${version}`,
      );
    }
  }
  const titles = fresh
    .map((name) => `${packages[name]?.[0] ?? name}-${packages[name]?.[1] ?? ''}`)
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  if (fresh.length > 0 && !words.includes('-q'))
    context.stdout(
      `Installing collected packages: ${fresh.map((name) => packages[name]?.[0] ?? name).join(', ')}\nSuccessfully installed ${titles.join(' ')}\n`,
    );
  return 0;
}

export const pip: Program = {
  name: 'pip',
  does: 'pip install of a small table of packages, by name or with -r, into the site-packages of an official python image, with their recorded sizes; without --no-cache-dir pip’s cache is kept.',
  doesNot:
    'The lines for each file fetched, packages outside the table, versions other than the recorded one. A package is one file of filler.',
  run(argv, context) {
    const [, command = '', ...rest] = argv;
    if (command === 'install') return install(rest, context);
    throw new NotSimulated('pip', 'Of pip only install is simulated here, for a small table of packages.');
  },
};
