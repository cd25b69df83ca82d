// Every optional package that a locked package names must itself be locked, or `npm ci` fails on another platform.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const locked = new Set(Object.keys(packages).map((path) => path.split('node_modules/').pop()));
const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !locked.has(name))
    .map((name) => `${path || 'package.json'}: optional dependency ${name} is not in package-lock.json; pin an older version (overrides)`),
);
for (const line of missing) console.error(line);
process.exit(missing.length === 0 ? 0 : 1);
