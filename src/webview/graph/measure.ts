import type { EdgeViewModel, NodeViewModel } from '../../features/graph/protocol.ts';
import type { PageStrings } from '../../features/graph/protocol.ts';
import type { Measure } from './layout.ts';
import { labelParts } from './labels.ts';
import { fill } from './text.ts';

const NODE_HEIGHT = 44;
/** Of an edge's label. */
export const LABEL_HEIGHT = 18;
/** Room for the bow of an edge that leads back to its node, above the label. */
const BOW = 18;
/** Icons, paddings and borders beside a node's text. */
const NODE_REST = 50;
const ICON = 17;

/** Measures as the page's own font does; longer names than the most are cut by the style, with a tooltip. */
export function measureIn(strings: PageStrings): Measure {
  const width = textWidths();
  return {
    node: (node: NodeViewModel) => ({
      width: Math.max(
        110,
        Math.min(250, NODE_REST + width(node.name, 13, 600)),
        Math.min(340, NODE_REST + ICON * detailIcons(node).length + width(detailOf(node, strings), 12)),
      ),
      height: NODE_HEIGHT,
    }),
    label: (edge: EdgeViewModel) => {
      const { icons, text } = labelParts(edge, strings);
      return {
        width: width(text, 12) + ICON * icons.length + 10,
        height: LABEL_HEIGHT + (edge.from === edge.to ? BOW : 0),
      };
    },
  };
}

/** The line below a node's name. */
export function detailOf({ detail, loop, loses }: NodeViewModel, strings: PageStrings): string {
  return [
    detail,
    ...(loop === undefined ? [] : [fill(strings.loop, loop)]),
    ...(loses ? [strings.loses] : []),
  ].join(' · ');
}

/** The icons before it. */
export const detailIcons = ({ loop, loses }: NodeViewModel): readonly string[] => [
  ...(loop === undefined ? [] : ['sync']),
  ...(loses ? ['warning'] : []),
];

function textWidths(): (text: string, pixels: number, weight?: number) => number {
  const context = document.createElement('canvas').getContext('2d');
  const family = getComputedStyle(document.body).fontFamily;
  return (text, pixels, weight = 400) => {
    if (!context) return text.length * pixels * 0.6;
    context.font = `${weight} ${pixels}px ${family}`;
    return Math.ceil(context.measureText(text).width);
  };
}
