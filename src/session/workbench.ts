import type { FileTree } from '../engine/filetree/tree';
import type { BuildPlanView } from './buildPlanView';
import type { DockerfileCompletion } from './completeDockerfile';
import { HomeFiles } from './learnerFiles';
import { home } from './learnerHome';
import type { Machine } from './machine';
import type { Suggestion } from './suggest';

/** What stands around a live terminal: the learner's files, the plan of a build, and what could be typed next. */
export class Workbench {
  readonly files: HomeFiles;
  readonly #machine: () => Machine;

  /** `machine` is asked anew each time: another may be chosen, and undo puts a new one in its place. */
  constructor(machine: () => Machine) {
    this.#machine = machine;
    this.files = new HomeFiles(machine, () => machine().engine.clock);
  }

  /** `folder` and `dockerfile` are paths relative to the home; '' is the home itself. */
  async plan(folder: string, dockerfile = joined(folder, 'Dockerfile')): Promise<BuildPlanView | undefined> {
    const { engine, files } = this.#machine();
    const text = this.files.read(dockerfile);
    const root = joined(home, folder);
    if (text === undefined || files.stat(root)?.type !== 'directory') return undefined;
    const { planFolder } = await assistance();
    return planFolder(engine, { tree: files, root, path: dockerfile, dockerfile: text });
  }

  async completeDockerfile(folder: string, text: string, cursor: number): Promise<DockerfileCompletion> {
    const { engine, files } = this.#machine();
    const images = engine.images().flatMap(({ names }) => names);
    const remoteImages = await imagesOfHub();
    const { completeDockerfile } = await assistance();
    return completeDockerfile(text, cursor, { images, remoteImages, files: pathsIn(files, joined(home, folder), 3) });
  }

  async suggest(line: string): Promise<readonly Suggestion[]> {
    const { engine, files, shell } = this.#machine();
    const remoteImages = await imagesOfHub();
    const { allCommands, suggest } = await assistance();
    return suggest(line, { commands: allCommands(), engine, remoteImages, paths: pathsIn(files, shell.workingDirectory, 1) });
  }
}

/** A chunk of its own: a prompt comes up without it. */
function assistance(): Promise<typeof import('./assistance')> {
  return import(/* webpackChunkName: "assistance" */ './assistance');
}

function joined(folder: string, name: string): string {
  return [folder, name].filter((part) => part !== '').join('/');
}

/** Paths below a directory and relative to it, so many levels deep; directories end in a slash. Hidden ones are left out. */
function pathsIn(tree: FileTree, directory: string, depth: number): readonly string[] {
  if (depth === 0 || tree.stat(directory)?.type !== 'directory') return [];
  return tree
    .readDirectory(directory)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => {
      const inside = joined(directory, name);
      if (tree.stat(inside)?.type !== 'directory') return [name];
      return [`${name}/`, ...pathsIn(tree, inside, depth - 1).map((path) => `${name}/${path}`)];
    });
}

/** Every name under which Docker Hub has an image here. In the catalogue's chunk, which a world has loaded anyway. */
async function imagesOfHub(): Promise<readonly string[]> {
  const { catalogueRepositories } = await import(/* webpackChunkName: "catalogue" */ '../catalogue/repositories');
  return catalogueRepositories().flatMap(({ repository, images }) =>
    images.flatMap(({ tags }) => tags.map((tag) => `${repository.replace(/^library\//, '')}:${tag}`)),
  );
}
