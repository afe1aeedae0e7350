import { parseFunctionArn } from '../../domain/arn/functionArn.ts';

/**
 * Value of `data-vscode-context` for an element about a function: the editor then shows the commands of `webview/context`
 * in package.json, and gives them this as their argument. Undefined: the ARN is not a function's.
 */
export function functionContext(arn: string): string | undefined {
  const functionTarget = parseFunctionArn(arn);
  return (
    functionTarget &&
    JSON.stringify({ webviewSection: 'function', functionTarget, preventDefaultContextMenuItems: true })
  );
}
