import type { BuildContextSource } from '../../../engine/api';
import type { FileTree } from '../../../engine/filetree/tree';
import type { Invocation } from '../../command/command';
import { CommandFailure, notSimulated } from '../../command/failure';

export interface BuildSource {
  readonly context: BuildContextSource | undefined;
  /** Text of the Dockerfile; undefined when there is none. */
  readonly dockerfile: string | undefined;
  /** As messages show it. */
  readonly dockerfileName: string;
  /** As it was said where it is: `app/Dockerfile`. */
  readonly dockerfilePath: string;
}

/** Where a build's files and Dockerfile come from: a directory, `-` (a Dockerfile on standard input, no files), and `-f`. */
export function buildSource({ args, flags, files, workingDirectory, stdin }: Invocation): BuildSource {
  const path = args[0] ?? '';
  const file = flags.string('file');
  if (path === '-') {
    if (stdin.startsWith('\u001f\u008b') || stdin.slice(257, 262) === 'ustar')
      throw notSimulated('a build context as a tar stream is not simulated.');
    return { context: undefined, dockerfile: stdin, dockerfileName: 'Dockerfile', dockerfilePath: 'Dockerfile' };
  }
  if (/^(https?:\/\/|git:\/\/|git@|ssh:\/\/|github\.com\/)/.test(path)) throw notSimulated('a build context from a URL is not simulated.');
  const root = absolute(workingDirectory, path);
  const node = files.stat(root);
  if (node === undefined) throw new CommandFailure(`ERROR: failed to build: unable to prepare context: path "${path}" not found`);
  if (node.type !== 'directory')
    throw new CommandFailure(`ERROR: failed to build: unable to prepare context: path "${path}" must be a directory`);
  const context = { tree: files, root: files.realPath(root) };
  if (file === '-') return { context, dockerfile: stdin, dockerfileName: 'Dockerfile', dockerfilePath: 'Dockerfile' };
  const dockerfilePath = file === '' ? defaultDockerfile(files, root) : absolute(workingDirectory, file);
  const dockerfileName = dockerfilePath.split('/').at(-1) ?? 'Dockerfile';
  const said = file !== '' ? file : path === '.' ? dockerfileName : `${path.replace(/^\.\//, '').replace(/\/+$/, '')}/${dockerfileName}`;
  return { context, dockerfile: textOf(files, dockerfilePath), dockerfileName, dockerfilePath: said };
}

/** `Dockerfile`, or `dockerfile` where only that is there. */
function defaultDockerfile(files: FileTree, root: string): string {
  const usual = `${root}/Dockerfile`;
  const lower = `${root}/dockerfile`;
  return files.stat(usual) === undefined && files.stat(lower) !== undefined ? lower : usual;
}

function textOf(files: FileTree, path: string): string | undefined {
  return files.stat(path)?.type === 'file' ? new TextDecoder().decode(files.readFile(path)) : undefined;
}

function absolute(workingDirectory: string, path: string): string {
  const joined = path.startsWith('/') ? path : `${workingDirectory}/${path}`;
  const parts: string[] = [];
  for (const part of joined.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
