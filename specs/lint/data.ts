import { parsePointer } from '@clientele/openapi';
import { componentKind } from './places.ts';

/** What has members that the author names, so that none of them says what it is. */
const named =
  /^(properties|patternProperties|dependentSchemas|\$defs|definitions|schemas|responses|parameters|headers|examples|links|callbacks|requestBodies|securitySchemes|pathItems|paths|webhooks|content|encoding|mapping|variables)$/;

/**
 * Whether a place is in an example or in an extension: data, in which `$ref` means nothing (OpenAPI 3.1,
 * section 4.8.23), although Redocly follows it.
 */
export function isInData(file: string, pointer: string): boolean {
  const section = componentKind(file);
  // A component in a file of its own stands where it stands in a document.
  const names = [...(section ? [section, ''] : []), ...parsePointer(pointer.replace(/^#/, ''))];
  return names.some((name, index) => {
    const [before = '', holder = ''] = [names[index - 1], names[index - 2]];
    if (named.test(before)) return false;
    return name === 'example' || name.startsWith('x-') || (name === 'value' && holder === 'examples');
  });
}
