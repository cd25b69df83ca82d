import type { ResolvedImage } from '../internals';
import { referenceString } from '../reference/parse';
import { stepPrefix } from './stage/stepPrefix';
import type { StagePlan } from './stage/stagePlan';
import type { BuildStage } from './stageGraph';

/** An image that stages of a build stand on. */
export interface SharedBase {
  readonly image: ResolvedImage;
  /** The image, by digest. */
  readonly name: string;
  /** Of the vertex: `[base 1/3] FROM …`. */
  readonly vertex: string;
  readonly plans: readonly StagePlan[];
}

/**
 * Stages on the same image share a vertex, which has the name that Docker comes upon last when it walks from the target to what it needs
 * (recording 29.7.2/08 step 28).
 */
export function sharedBases(plans: readonly StagePlan[], images: ReadonlyMap<string, ResolvedImage>): readonly SharedBase[] {
  const order = visitOrder(plans.at(-1)?.stage);
  const groups = new Map<string, { readonly image: ResolvedImage; readonly plans: StagePlan[] }>();
  for (const plan of plans) {
    const image = plan.stage.base ? undefined : images.get(plan.stage.baseName);
    if (!image) continue;
    const id = `${referenceString(image.reference)} ${image.target.digest} ${plan.stage.platform}`;
    const group = groups.get(id) ?? { image, plans: [] };
    group.plans.push(plan);
    groups.set(id, group);
  }
  return [...groups.values()].flatMap((group) => {
    const [named] = [...group.plans].sort((x, y) => order.indexOf(y.stage) - order.indexOf(x.stage));
    if (named === undefined) return [];
    const image = images.get(named.stage.baseName) ?? group.image;
    const name = referenceString({ ...image.reference, digest: image.target.digest });
    return [{ image, name, vertex: `${stepPrefix(named.stage, 1, named.total)}FROM ${name}`, plans: group.plans }];
  });
}

/** Stages in the order in which Docker comes upon them from the target: a stage, what it stands on, then what its steps copy from. */
function visitOrder(target: BuildStage | undefined): BuildStage[] {
  const order: BuildStage[] = [];
  const visit = (stage: BuildStage): void => {
    if (order.includes(stage)) return;
    order.push(stage);
    if (stage.base) visit(stage.base);
    for (const command of stage.commands) command.sources.forEach(visit);
  };
  if (target) visit(target);
  return order;
}
