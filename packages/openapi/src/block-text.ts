import { type CST, Scalar, type ScalarTag, type Tags } from 'yaml';
import { stringifyString } from 'yaml/util';

const width = 110;

/** The tags of a schema that writes block text as it was broken, if it was read with its tokens. */
export function keepingLines(tags: Tags): Tags {
  return tags.map((tag) => (typeof tag === 'object' && tag.tag === string.tag ? string : tag));
}

const string: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  identify: (value) => typeof value === 'string',
  resolve: (text) => text,
  stringify(item, context, onComment, onChompKeep) {
    const lines = context.inFlow ? undefined : linesOf(item);
    if (lines) return lines.join(`\n${context.indent}`).replaceAll(/\n[ ]+(?=\n|$)/g, '\n');
    const own = { actualString: true, ...context };
    // The library breaks all strings or none.
    if (item.type === Scalar.BLOCK_FOLDED) own.options = { ...own.options, lineWidth: width };
    return stringifyString(item, own, onComment, onChompKeep);
  },
};

/** The lines of block text without their indentation, after its header; undefined for other text. */
function linesOf({ srcToken, source, value, comment }: Scalar): readonly string[] | undefined {
  if (srcToken?.type !== 'block-scalar' || source !== value || comment) return undefined;
  const header = headerOf(srcToken);
  // With a number it says how far the text is indented.
  if (!header || /\d/.test(header)) return undefined;
  const lines = srcToken.source.replace(/\s+$/, '').split('\n');
  const indent = lines.find((line) => line.trim() !== '')?.match(/^ */)?.[0].length ?? 0;
  return [header, ...lines.map((line) => line.slice(indent))];
}

function headerOf({ props }: CST.BlockScalar): string | undefined {
  const token = props.find(({ type }) => type === 'block-scalar-header');
  return token && 'source' in token ? token.source : undefined;
}
