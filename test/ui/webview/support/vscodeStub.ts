/** The little of the editor's API that the panel's words need, for pages drawn outside of the editor. */
type Arguments = readonly (string | number | boolean)[];

export const l10n = {
  t: (message: string, ...args: Arguments): string =>
    message.replace(/\{(\d+)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole)),
};

export const env = { language: 'en-GB' };

/** Imported by a module that the words share with the tree; never used here. */
export const MarkdownString = undefined;
