export { runCopyCommand } from './commands.ts';
export { tooltipOf } from './tooltip.ts';
