/** Builds to draw, each with the machine that it ran on. */
import type { BuildInstructionView, BuildView, MachineView } from '../session/worldView';
import { building, nothing, webApp } from './machines';

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

/** `npm ci` ended with an error: what follows never ran. */
export function failed(): BuildScene {
  const { machine, build } = underway();
  const instructions = build.instructions.map((instruction, index): BuildInstructionView => {
    if (index < 3) return instruction;
    const { layer: _, ...rest } = instruction;
    return index === 3
      ? { ...rest, state: 'failed', why: 'package.json has changed since the build that made the cached layer' }
      : { ...rest, state: 'pending' };
  });
  return { machine, build: { ...build, state: 'failed', instructions } };
}

/** Two stages for the target, and one that nobody asked for. */
export function severalStages(): BuildScene {
  const stages: readonly (readonly [
    text: string,
    stage: string,
    makes: BuildInstructionView['makes'],
    state: BuildInstructionView['state'],
    why?: string,
  ])[] = [
    ['ARG VERSION=22', '', 'nothing', 'ran'],
    ['FROM node:${VERSION}-alpine AS build', 'build', 'base', 'cached'],
    ['COPY . .', 'build', 'layer', 'ran', 'src/index.ts has changed since the build that made the cached layer'],
    [
      'RUN npm run build --workspace=@shop/frontend --if-present -- --mode=production --sourcemap',
      'build',
      'layer',
      'ran',
      'it follows a changed layer',
    ],
    ['FROM build AS test', 'test', 'base', 'unneeded'],
    ['RUN npm test', 'test', 'layer', 'unneeded'],
    ['FROM nginx:alpine', '2', 'base', 'cached'],
    ['COPY --from=build /app/dist /usr/share/nginx/html', '2', 'layer', 'ran', 'it takes files from build, which ran again'],
  ];
  const instructions = stages.map(([text, stage, makes, state, why], index): BuildInstructionView => ({
    lines: [index + 1, index + 1],
    text,
    stage,
    makes,
    state,
    ...(why === undefined ? {} : { why }),
    ...(state === 'ran' && makes === 'layer' ? { duration: 1300 * index } : {}),
  }));
  const dockerfile = `${stages.map(([text]) => text).join('\n')}\n`;
  return { machine: webApp(), build: { reference: 'shop:2.0', path: 'Dockerfile', dockerfile, state: 'done', instructions } };
}

export const BUILDS: Readonly<Record<string, () => BuildScene>> = { underway, done, planned, failed, severalStages };

/** The machine as its view has it while the build is the newest. */
export function builtOn({ build, machine }: BuildScene): MachineView {
  return { ...machine, build };
}
