import { familiarString, parseNormalized, tagNameOnly } from '../../engine/reference/parse';
import { containerStates, type Check, type ContainerState, type PlacedCheck } from './goal';

/** The forms that a check may have, for whoever mistypes one. */
export const checkForms = [
  'image NAME',
  'no image NAME',
  'image NAME same as NAME',
  'image NAME below SIZE',
  'image NAME at most N layers',
  'no dangling images',
  'container NAME',
  'container NAME created|running|exited',
  'no container NAME',
  'N containers of IMAGE',
  'N containers of IMAGE created|running|exited',
  'tag HOST/REPOSITORY:TAG',
] as const;

const UNITS: Readonly<Record<string, number>> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9 };

/** Takes a check apart, with ` on MACHINE` at its end where it is about another machine than the first. Undefined for what is none of `checkForms`. */
export function parseCheck(text: string): PlacedCheck | undefined {
  const [, plain = '', machine] = /^(.*?)(?: on ([a-z][a-z0-9-]*))?$/.exec(text.trim()) ?? [];
  const check = parsed(plain.split(/\s+/));
  return check && { check, ...(machine === undefined ? {} : { machine }) };
}

function parsed(words: readonly string[]): Check | undefined {
  const text = words.join(' ');
  if (text === 'no dangling images') return { kind: 'no dangling images' };
  return noneOf(text) ?? imageCheck(text) ?? containerCheck(text) ?? tagCheck(text);
}

function noneOf(text: string): Check | undefined {
  const [, kind, name] = /^no (image|container) (\S+)$/.exec(text) ?? [];
  if (name === undefined) return undefined;
  return kind === 'image' ? { kind: 'no image', name: shownName(name) } : { kind: 'no container', name };
}

function imageCheck(text: string): Check | undefined {
  const [, given, rest = ''] = /^image (\S+)(?: (.+))?$/.exec(text) ?? [];
  if (given === undefined) return undefined;
  const name = shownName(given);
  if (rest === '') return { kind: 'image', name };
  const [, other] = /^same as (\S+)$/.exec(rest) ?? [];
  if (other !== undefined) return { kind: 'same image', name, other: shownName(other) };
  const [, amount, unit = ''] = /^below (\d+(?:\.\d+)?)(B|kB|MB|GB)$/.exec(rest) ?? [];
  if (amount !== undefined) return { kind: 'image size', name, below: Number(amount) * (UNITS[unit] ?? 1) };
  const [, layers] = /^at most (\d+) layers?$/.exec(rest) ?? [];
  return layers === undefined ? undefined : { kind: 'image layers', name, atMost: Number(layers) };
}

function containerCheck(text: string): Check | undefined {
  const [, name, state] = /^container (\S+)(?: (\S+))?$/.exec(text) ?? [];
  if (name !== undefined) return inState(state, (known) => ({ kind: 'container', name, ...known }));
  const [, count, image, each] = /^(\d+) containers? of (\S+)(?: (\S+))?$/.exec(text) ?? [];
  if (image === undefined) return undefined;
  return inState(each, (known) => ({ kind: 'containers of', image: shownName(image), atLeast: Number(count), ...known }));
}

function inState(state: string | undefined, make: (known: { readonly state?: ContainerState }) => Check): Check | undefined {
  if (state === undefined) return make({});
  const known = containerStates.find((one) => one === state);
  return known && make({ state: known });
}

function tagCheck(text: string): Check | undefined {
  const [, reference] = /^tag ([^\s/]+\/\S+:[^\s/]+)$/.exec(text) ?? [];
  return reference === undefined ? undefined : { kind: 'tag', reference };
}

/** As lists and views have it: familiar, and with a tag. What is no name is left as it is. */
function shownName(name: string): string {
  const parsed = parseNormalized(name);
  return parsed.ok ? familiarString(tagNameOnly(parsed.reference)) : name;
}
