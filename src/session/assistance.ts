/** What is asked for beside the prompt: plans, completions, chips. */
export { allCommands } from '../cli/commands/all';
export { completeDockerfile } from './completeDockerfile';
export { planFolder } from './planBuild';
export { suggest } from './suggest';
