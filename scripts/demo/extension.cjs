const { commands, Uri, window, workspace } = require('vscode');

/** Shows the Lambda Async view and the sample's README, once: a reload keeps what the person has open. */
exports.activate = async () => {
  const opened = window.tabGroups.all.some(({ tabs }) => tabs.length > 0);
  const [folder] = workspace.workspaceFolders ?? [];
  if (opened || !folder) return;
  await commands.executeCommand('workbench.view.extension.lambdaAsync');
  await commands.executeCommand('markdown.showPreview', Uri.joinPath(folder.uri, 'README.md'));
};
