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
    const command = argv.slice(1);
    const [first = ''] = command;
    // nginx's script only prepares the configuration of a server before it runs the command.
    if (context.env['NGINX_VERSION'] !== undefined) return context.exec(command);
    const server =
      context.env['NODE_VERSION'] !== undefined ? 'node' : context.env['REDIS_VERSION'] !== undefined ? 'redis-server' : undefined;
    if (server === undefined) throw new NotSimulated('docker-entrypoint.sh', 'The entrypoint script of this image is not simulated here.');
    const goesToServer = first.startsWith('-') || (server === 'node' ? !isProgram(context, first) : first.endsWith('.conf'));
    return context.exec(goesToServer ? [server, ...command] : command);
  },
};
