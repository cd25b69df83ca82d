import { DockerfileError } from '../ast';
import type { DockerfileNode } from '../ast';
import { chompHeredoc, parseHeredocWord } from '../heredoc';
import type { SourceContent, SourcesAndDestination } from './instruction';

/** What COPY and ADD copy, and where to. */
export function sourcesAndDestination(node: DockerfileNode, instruction: string): SourcesAndDestination {
  const destination = node.args.at(-1);
  if (destination === undefined || node.args.length < 2) {
    throw new DockerfileError(
      `${instruction} requires at least two arguments, but only one was provided. Destination could not be determined`,
    );
  }
  if (parseHeredocWord(destination)) throw new DockerfileError(`${instruction} cannot accept a heredoc as a destination`);
  const sources: string[] = [];
  const contents: SourceContent[] = [];
  for (const source of node.args.slice(0, -1)) {
    const heredoc = parseHeredocWord(source);
    if (!heredoc) {
      sources.push(source);
      continue;
    }
    const data = node.heredocs.find((held) => held.name === heredoc.name)?.content ?? '';
    contents.push({ path: heredoc.name, data: heredoc.chomp ? chompHeredoc(data) : data, expand: heredoc.expand });
  }
  return { sources, contents, destination };
}
