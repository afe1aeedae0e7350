export { runCopyCommand } from './commands.ts';
