/** A script that is a server, as far as it can be read without running it. */
import { resolvePath } from '../bash/paths';
import { NotSimulated } from './program';
import type { ProgramContext } from './program';
import { textResponse } from './staticFiles';
import { KILLED, waitForSignal } from './waiting';

const LISTENS = /\.listen\(\s*(?:process\.env\.PORT\s*(?:\|\||\?\?)\s*)?(\d+)/;
const ANSWERS = /\b(?:res|response|reply|ctx)\.(?:end|send)\(\s*(['"`])((?:(?!\1)[^\\$]|\\n)*)\1\s*\)/g;

/**
 * Waits as a server would, if the script calls `listen` with a port. JavaScript is not run: the answer is the one text that the script
 * sends, if there is just one; otherwise nothing answers.
 */
export async function serveNode(file: string, context: ProgramContext, sentence: string): Promise<number> {
  const path = resolvePath(context.workingDirectory, file);
  const node = context.tree.stat(path);
  if (context.signals === undefined || node?.type !== 'file' || node.content.kind !== 'bytes') throw new NotSimulated('node', sentence);
  const script = new TextDecoder().decode(node.content.bytes);
  const port = Number(LISTENS.exec(script)?.[1]);
  if (!Number.isInteger(port)) throw new NotSimulated('node', sentence);
  context.stderr(`layer-by-layer: JavaScript is not run here; this process waits as a server on port ${port} does, and prints nothing.\n`);
  const answers = [...script.matchAll(ANSWERS)].map((match) => (match[2] ?? '').replaceAll('\\n', '\n'));
  const [only] = answers;
  if (answers.length === 1 && only !== undefined) context.network?.listen({ port, respond: () => textResponse(200, 'OK', only) });
  // Node installs no handlers, so that the first process of a container takes no notice of SIGTERM.
  await waitForSignal(context, 'node', []);
  return KILLED;
}
