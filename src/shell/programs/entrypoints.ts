/** The scripts that official images start with. Their texts are not on this site; what they do with their arguments is. */
import { findProgram } from '../process/findProgram';
import { NotSimulated } from './program';
import type { Program, ProgramContext } from './program';

function isProgram(context: ProgramContext, name: string): boolean {
  return findProgram(context.tree, name, context.env['PATH'] ?? '', context.workingDirectory, context.identity).kind === 'file';
}

/** The scripts of node's, redis's and nginx's images, told apart by the image's environment. */
export const dockerEntrypoint: Program = {
  name: 'docker-entrypoint.sh',
  does: 'Runs the command it is given; in node’s and redis’s images an option, or in node’s a word that is no program, goes to node or redis-server.',
  doesNot:
    'What other images put into a script of this name; giving up root for the user redis; preparing nginx’s configuration and the lines printed about that.',
  run(argv, context) {
    const command = entrypointCommand(argv.slice(1), context.env, (name) => isProgram(context, name));
    if (command === undefined) throw new NotSimulated('docker-entrypoint.sh', 'The entrypoint script of this image is not simulated here.');
    return context.exec(command);
  },
};

/** The command that the script ends in; undefined for a script of another image. */
export function entrypointCommand(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  exists: (name: string) => boolean,
): readonly string[] | undefined {
  const [first = ''] = command;
  // nginx's script only prepares the configuration of a server before it runs the command.
  if (env['NGINX_VERSION'] !== undefined) return command;
  const server = env['NODE_VERSION'] !== undefined ? 'node' : env['REDIS_VERSION'] !== undefined ? 'redis-server' : undefined;
  if (server === undefined) return undefined;
  const goesToServer = first.startsWith('-') || (server === 'node' ? !exists(first) : first.endsWith('.conf'));
  return goesToServer ? [server, ...command] : command;
}
