/** Builds to draw, each with the machine that it ran on. */
import type { BuildInstructionView, BuildView, MachineView } from '../../../src/session/worldView';
import { building, nothing, webApp } from '../views';

export const DOCKERFILE = `# syntax comment
FROM node:22-alpine

WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci \\
    --omit=dev
COPY . .
ENV PORT=3000
EXPOSE 3000
CMD ["node", "server.js"]
`;

type Told = readonly [
  lines: readonly [number, number],
  text: string,
  makes: BuildInstructionView['makes'],
  state: BuildInstructionView['state'],
  why?: string,
];

const TOLD: readonly Told[] = [
  [[2, 2], 'FROM node:22-alpine', 'base', 'cached'],
  [[4, 4], 'WORKDIR /app', 'layer', 'cached', 'same instruction on the same layers'],
  [[5, 5], 'COPY package.json package-lock.json ./', 'layer', 'cached', 'the files are the same'],
  [[6, 7], 'RUN npm ci --omit=dev', 'layer', 'cached', 'same instruction on the same layers'],
  [[8, 8], 'COPY . .', 'layer', 'running', 'server.js has changed since the build that made the cached layer'],
  [[9, 9], 'ENV PORT=3000', 'configuration', 'pending'],
  [[10, 10], 'EXPOSE 3000', 'configuration', 'pending'],
  [[11, 11], 'CMD ["node", "server.js"]', 'configuration', 'pending'],
];

export interface BuildScene {
  readonly build: BuildView;
  readonly machine: MachineView;
}

/** The second build of a web app, as its changed file is being copied. */
export function underway(): BuildScene {
  const machine = building();
  const image = machine.images.at(-1);
  const own = image?.layers.slice(-4) ?? [];
  const instructions = TOLD.map(([lines, text, makes, state, why], index): BuildInstructionView => {
    const layer = makes === 'layer' ? own[index - 1] : undefined;
    return { lines, text, stage: '0', makes, state, ...(why === undefined ? {} : { why }), ...(layer === undefined ? {} : { layer }) };
  });
  return { machine, build: { reference: 'shop:1.1', path: 'Dockerfile', dockerfile: DOCKERFILE, state: 'running', instructions } };
}

export function done(): BuildScene {
  const machine = webApp();
  const [image] = machine.images;
  const offset = (image?.history.length ?? 0) - 7;
  const { build } = underway();
  const instructions = build.instructions.map((instruction, index): BuildInstructionView => {
    const historyRow = index === 0 ? undefined : offset + index - 1;
    const layer = historyRow === undefined ? undefined : image?.history[historyRow]?.layer;
    return {
      ...instruction,
      state: instruction.makes === 'configuration' ? 'ran' : instruction.state === 'running' ? 'ran' : instruction.state,
      ...(instruction.state === 'running' ? { duration: 120 } : {}),
      ...(historyRow === undefined ? {} : { historyRow }),
      ...(layer === undefined ? {} : { layer }),
    };
  });
  return { machine, build: { ...build, state: 'done', image: image?.id, instructions } };
}

/** Nothing built yet: what would happen. */
export function planned(): BuildScene {
  const { build } = underway();
  const instructions = build.instructions.map(({ layer: _, ...instruction }): BuildInstructionView => ({
    ...instruction,
    state: 'pending',
  }));
  return { machine: nothing(), build: { ...build, state: 'planned', instructions } };
}

export const BUILDS: Readonly<Record<string, () => BuildScene>> = { underway, done, planned };
