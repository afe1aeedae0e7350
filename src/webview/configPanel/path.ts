import { html, nothing, type TemplateResult } from 'lit';
import type {
  PathBranchViewModel,
  PathStepViewModel,
  PathViewModel,
} from '../../features/configPanel/protocol.ts';
import { icon } from '../shared/controls.ts';

/** The picture: event → queue → attempts → its ends. For who does not see it, it is its description. */
export function pathTemplate(view: PathViewModel): TemplateResult {
  return html`<section aria-labelledby="path-heading">
    <h2 id="path-heading">${view.heading}</h2>
    <div class="path" role="img" aria-label=${view.description}>
      ${view.steps.map((step) => html`${stepTemplate(step)}<span class="link"></span>`)}
      <div class="branches">${view.branches.map(branchTemplate)}</div>
    </div>
  </section>`;
}

function stepTemplate({ icon: name, title, lines }: PathStepViewModel): TemplateResult {
  return html`<div class="node step">
    ${icon(name)}
    <div>
      <div class="node-title">${unbroken(title)}</div>
      ${lines.map((line) => html`<div class="muted clamp">${unbroken(line)}</div>`)}
    </div>
  </div>`;
}

function branchTemplate({
  icon: name,
  label,
  kind,
  text,
  caption,
  warning,
}: PathBranchViewModel): TemplateResult {
  return html`<div class="branch">
    <div class="node ${kind}">
      ${icon(name)}
      <div>
        <div class="muted">${label}</div>
        <div class="node-title clamp">${text}</div>
        ${caption === undefined ? nothing : html`<div class="muted">${caption}</div>`}
        ${warning === undefined ? nothing : warningLine(warning)}
      </div>
    </div>
  </div>`;
}

/** A number and its unit stay in one line. */
const unbroken = (text: string): string => text.replaceAll(/(\d) /g, '$1\u00a0');

/** A warning in a line: icon and words, never the colour alone. */
export function warningLine(text: string): TemplateResult {
  return html`<div class="warning-line">${icon('warning', 'tone')}<span>${text}</span></div>`;
}
