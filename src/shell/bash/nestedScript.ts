/**
 * A script that a command of a script runs in a shell of its own: `bash FILE`, `sh -c …`, `./FILE`. It reads and writes where the command
 * does. The command tells so by opening one of these paths, which happens just before its script is parsed.
 */
import type { SimpleCommandNode } from 'just-bash';
import { baseName } from '../../engine/filetree/path';
import type { FileTree } from '../../engine/filetree/tree';
import type { Identity } from '../account/accounts';
import { mayAccess } from '../account/permissions';
import { DISPATCHER, RUN_FILE, quoted } from './internalCalls';
import { literal } from './nodes';
import { refusal } from './openable';
import { placeNumber, placeOf, within } from './position';
import type { Position } from './position';
import { isScript, shebang } from './programFile';

const ROOT = '/dev/.layer-by-layer/nested/';
/** Commands of just-bash that run a script. */
const SHELLS = new Set(['bash', 'sh']);
/** A descriptor that scripts have no use for. */
const UNUSED = 9;

/** The command as it is, where it runs no script. A path goes through the dispatcher, because just-bash does not have its script rewritten. */
export function announcing(command: SimpleCommandNode, name: string, outer: Position): SimpleCommandNode {
  const place = String(placeNumber(within(outer, command.redirections)));
  if (SHELLS.has(name)) {
    const target = literal(`${ROOT}${place}`);
    return { ...command, redirections: [...command.redirections, { type: 'Redirection', fd: UNUSED, operator: '<', target }] };
  }
  if (!name.includes('/') || name.endsWith(DISPATCHER)) return command;
  const words = [quoted(''), quoted(RUN_FILE), literal(place), quoted(name), ...command.args];
  return { ...command, name: literal(`/bin/${DISPATCHER}`), args: words };
}

export function announced(path: string): Position | undefined {
  const number = path.startsWith(ROOT) ? path.slice(ROOT.length) : '';
  return /^[0-7]$/.test(number) ? placeOf(Number(number)) : undefined;
}

/** What runs a file as its script, without its directory; undefined for what is none, or may not be run. `path` is absolute. */
export function interpreterOf(tree: FileTree, identity: Identity, path: string): string | undefined {
  if (refusal(tree, identity, 'read', path) !== undefined) return undefined;
  const node = tree.stat(path);
  if (node?.type !== 'file' || !isScript(node.content) || !mayAccess(identity, node, 'execute')) return undefined;
  const [first = 'sh', ...rest] = shebang(node.content) ?? [];
  return baseName(baseName(first) === 'env' ? (rest.find((word) => word !== '-S') ?? 'sh') : first);
}
