import { basename, dirname, extname, relative } from 'node:path';
import { pathFile } from '@clientele/openapi';
import type { Oas3Rule } from '@redocly/openapi-core';

const FOLDERS: Record<string, string> = {
  Schema: 'schemas',
  Parameter: 'parameters',
  Response: 'responses',
  Example: 'examples',
  Header: 'headers',
  SecurityScheme: 'securitySchemes',
};
const GENERIC =
  /^(?:Body|Data|Default|Example|Item|Model|Object|Payload|Request|Response|Result|Schema|Type)\d*$/;

/** Looks at references to whole files: there, the file's name becomes the component's. */
export const fileName: Oas3Rule = () => {
  const seen = new Set<string>();
  const named = new Map<string, string>();
  return {
    ref({ $ref }, { key, location, report, type }, target) {
      const file = target.location?.source.absoluteRef;
      if (!file || $ref.includes('#') || seen.has(file)) return;
      seen.add(file);
      const complain = (message: string) => report({ message, location: location.child('$ref') });
      const name = basename(file, extname(file));
      const folder = basename(dirname(file));

      if (type.name === 'PathItem' && folder !== 'pathItems') {
        const webhook = /^#\/(x-)?webhooks\//.test(location.pointer);
        const expected = pathFile(String(key), webhook ? 'webhooks' : 'paths');
        if (`${folder}/${name.replace(/-\d+$/, '')}` !== expected && `${folder}/${name}` !== expected) {
          complain(`The file is not named by its URL. Name it \`${expected}${extname(file)}\`.`);
        }
        return;
      }

      const expectedFolder = FOLDERS[type.name];
      if (expectedFolder === undefined) return;
      if (folder !== expectedFolder) {
        complain(`This file is in \`${folder}/\`. Move it to \`${expectedFolder}/\`.`);
      }
      const twin = named.get(`${expectedFolder}/${name}`);
      named.set(`${expectedFolder}/${name}`, file);
      if (twin) {
        complain(
          `\`${name}\` is the name of another file too: \`${relative(dirname(file), twin)}\`. Rename one of them.`,
        );
      }
      const component = type.name === 'Example' ? name.replace(/\.(?:request|response)$/, '') : name;
      if (type.name === 'Example' && component !== key) {
        complain(`The example \`${key}\` is in \`${basename(file)}\`. Give both the same name.`);
      } else if (!/^[A-Z][A-Za-z0-9]*$/.test(component)) {
        complain(`\`${component}\` is not PascalCase. Rename the component and its file.`);
      } else if (GENERIC.test(component)) {
        complain(`\`${component}\` could be anything. Name the component for what it holds.`);
      } else if (type.name === 'Schema' && /(?:Dto|DTO|Model|Response)$/.test(component)) {
        complain(`\`${component}\` has an empty suffix. Leave Dto, Model, Response out.`);
      }
    },
  };
};
